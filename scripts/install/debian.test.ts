import { expect, test } from "vitest";
import { ensurePackages, missingPackages, PROGRAMS } from "./debian.mjs";

test("names the packages of programs that are missing", () => {
  expect(missingPackages(() => true)).toEqual([]);
  expect(missingPackages((program: string) => program !== "sipp" && program !== "dig")).toEqual([
    "sip-tester",
    "dnsutils",
  ]);
  expect(missingPackages(() => false)).toHaveLength(PROGRAMS.length);
});

function ensure(options: { missing: string[]; mayInstall: boolean; succeeds?: (command: string) => boolean }) {
  const said: string[] = [];
  const ran: string[] = [];
  const { succeeds = () => true, ...rest } = options;
  const run = (command: string) => {
    ran.push(command);
    return succeeds(command);
  };
  return { done: ensurePackages((line: string) => said.push(line), { ...rest, run }), said: said.join("\n"), ran };
}

test("does nothing where all are there", () => {
  expect(ensure({ missing: [], mayInstall: true })).toEqual({ done: true, said: "", ran: [] });
});

test("installs them where it may, from fresh lists", () => {
  const { done, ran } = ensure({ missing: ["sip-tester"], mayInstall: true });
  expect({ done, ran }).toEqual({
    done: true,
    ran: ["apt-get update", "apt-get install -y --no-install-recommends sip-tester"],
  });
});

test("where it may not, runs nothing and names the exact command", () => {
  const { done, said, ran } = ensure({ missing: ["sip-tester", "dnsutils"], mayInstall: false });
  expect({ done, ran }).toEqual({ done: false, ran: [] });
  expect(said).toContain("apt-get install -y --no-install-recommends sip-tester dnsutils");
});

test("says so where apt-get fails", () => {
  const { done, said } = ensure({
    missing: ["sip-tester"],
    mayInstall: true,
    succeeds: (command) => !command.includes("install"),
  });
  expect(done).toBe(false);
  expect(said).toContain("could not install");
});
