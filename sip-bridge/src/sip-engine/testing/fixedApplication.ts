import type { Application, Delivery } from "../application.ts";

/** An application for tests that keeps what it is given and leaves the answers to the test. */
export function fixedApplication(...methods: string[]): Application & { given: Delivery[] } {
  const given: Delivery[] = [];
  return { methods, given, serves: (method) => methods.includes(method), deliver: (delivery) => given.push(delivery) };
}
