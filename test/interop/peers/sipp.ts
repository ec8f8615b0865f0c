import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Child, startChild } from "../../../scripts/start/stack/child.ts";
import { freePort, isBound } from "./freePort.ts";
import { waitFor } from "./waitFor.ts";

const SCENARIOS = fileURLToPath(new URL("../scenarios/", import.meta.url));
/** The longest that one call may take, in s. */
const PATIENCE = 20;

/** One message that sipp sent or received, with its lines. */
export interface Message {
  direction: "sent" | "received";
  /** `INVITE sip:... SIP/2.0` or `SIP/2.0 302 Moved Temporarily`. */
  first: string;
  text: string;
}

export interface SippOptions {
  /** Name of a file under scenarios/, without its ending. */
  scenario: string;
  /** What stands in the scenario for `{{name}}`. */
  fill?: Record<string, string>;
}

export interface SippServer {
  /** UDP port on 127.0.0.1. */
  readonly port: number;
  messages(): Message[];
  stop(): Promise<void>;
}

/** Starts sipp as a server (a carrier, a redirect server) that plays its scenario with every call. */
export async function startSipp(options: SippOptions): Promise<SippServer> {
  const port = await freePort();
  const { program, messages, clean } = await runSipp(options, ["-p", String(port)]);
  const stop = async () => {
    await program.stop();
    await clean();
  };
  try {
    await waitFor(`sipp (${options.scenario}) on port ${port}`, () => {
      program.alive();
      return isBound(port);
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, messages, stop };
}

/**
 * Makes one call to `number` by way of 127.0.0.1:`port` and gives back what was said. Throws with all of it where the call
 * did not go as the scenario says, within 20 s.
 */
export async function call(options: SippOptions & { port: number; number: string }): Promise<Message[]> {
  const { program, messages, errors, clean } = await runSipp(options, [
    ...[`127.0.0.1:${options.port}`, "-p", String(await freePort()), "-m", "1", "-s", options.number],
    ...["-timeout", `${PATIENCE}s`, "-timeout_error"],
  ]);
  try {
    const end = await program.end;
    const said = messages();
    if (end === 0) return said;
    const words = said.map((message) => `${message.direction}: ${message.first}`).join("\n");
    throw new Error(
      `sipp (${options.scenario}) ended with ${end}:\n${words}\n${errors()}\n${program.output().slice(-2_000)}`,
    );
  } finally {
    await clean();
  }
}

/** The Contact header lines of the 302 that was received. */
export function contactHeaders(said: Message[]): string[] {
  return said.flatMap(({ first, text }) =>
    first.startsWith("SIP/2.0 302") ? (text.match(/^Contact: .*/gim) ?? []) : [],
  );
}

/** The URIs that the 302 named, in their order. */
export function contactsOf(said: Message[]): string[] {
  return contactHeaders(said).flatMap((line) => [...line.matchAll(/<([^>]*)>/g)].map((match) => match[1] ?? ""));
}

async function runSipp(
  { scenario, fill = {} }: SippOptions,
  args: string[],
): Promise<{ program: Child; messages: () => Message[]; errors: () => string; clean: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "dots-sipp-"));
  const file = join(folder, "scenario.xml");
  const trace = join(folder, "messages");
  // Not /dev/stderr: that cannot be opened while it is a socket, and sipp ends with 255 over a mere warning.
  const errors = join(folder, "errors");
  const template = await readFile(join(SCENARIOS, `${scenario}.xml`), "utf8");
  await writeFile(file, fillScenario(template, fill));
  const program = await startChild({
    name: `sipp (${scenario})`,
    command: "sipp",
    args: [
      ...["-sf", file, ...args, "-i", "127.0.0.1", "-bind_local", "-ci", "127.0.0.1", "-nostdin", "-skip_rlimit"],
      ...["-trace_msg", "-message_file", trace, "-trace_err", "-error_file", errors],
    ],
    cwd: folder,
  });
  return {
    program,
    messages: () => readTrace(trace),
    errors: () => readIfThere(errors),
    clean: () => rm(folder, { recursive: true, force: true }),
  };
}

function fillScenario(template: string, fill: Record<string, string>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = fill[name];
    if (value === undefined) throw new Error(`The scenario needs a value for {{${name}}}.`);
    return value;
  });
}

// sipp writes "UDP message sent (470 bytes):" or "UDP message received [314] bytes :", an empty line and the message.
const HEAD = /^UDP message (sent|received) [^:]*:\r?\n\r?\n/m;

function readTrace(file: string): Message[] {
  return readIfThere(file)
    .split(/^-{10,}.*\r?\n/m)
    .map((part) => {
      const head = HEAD.exec(part);
      if (!head) return null;
      const text = part.slice(head.index + head[0].length);
      return { direction: head[1] as Message["direction"], first: text.split(/\r?\n/, 1)[0] ?? "", text };
    })
    .filter((message) => message !== null);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return ""; // Nothing was said yet.
  }
}
