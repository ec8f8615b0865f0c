import { expect, it } from "vitest";
import { help } from "./help.ts";
import { readSettings, SettingsError } from "./readSettings.ts";
import { SETTINGS } from "./settings.ts";

function complaintsOf(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.complaints;
    throw error;
  }
  return [];
}

it("has a default for everything", () => {
  const settings = readSettings({});
  expect(settings.DOTS_SIP_LISTEN).toEqual({ host: "127.0.0.1", port: 5060 });
  expect(settings.DOTS_SIP_ENGINE).toBe("embedded");
  expect(settings.DOTS_DEFAULT_ROUTE).toBeNull();
  expect(settings.DOTS_ALLOW_PRIVATE_TARGETS).toBe(false);
});

it("takes an empty text for the default", () => {
  expect(readSettings({ DOTS_CHAIN_ID: "" })).toEqual(readSettings({}));
});

it("tells all complaints at once, each with what was found, needed and what to do", () => {
  const complaints = complaintsOf({ DOTS_CHAIN_ID: "one", DOTS_LOOKUP: "maybe", DOTS_SIP_LISTEN: "localhost" });
  expect(complaints).toHaveLength(3);
  expect(complaints[0]).toMatch(/^DOTS_CHAIN_ID: found "one"; needed a chain .*\. \w/);
});

it("refuses values that only look right", () => {
  for (const [name, value] of [
    ["DOTS_CHAIN_ID", "0"],
    ["DOTS_CHAIN_ID", "1e3"],
    ["DOTS_POLL_MS", "1e3"],
    ["DOTS_LOOKUP_DEADLINE_MS", "0"],
    ["DOTS_RPC_URL", "ftp://127.0.0.1"],
    ["DOTS_SIP_LISTEN", "127.0.0.1:70000"],
    ["DOTS_SIP_LISTEN", "300.0.0.1:5060"],
    ["DOTS_SIP_ENGINE", "drachtio://host:9022"],
    ["DOTS_MEMBERS", "10.0.0.0/33"],
    ["DOTS_MEMBERS", "friends"],
    ["DOTS_DEFAULT_ROUTE", "sip:+{e164}@"],
    ["DOTS_DEFAULT_ROUTE", "sip:+{e164}@host\r\nEvil: 1"],
    ["DOTS_EMERGENCY_NUMBERS", "112,+911"],
    ["DOTS_ENUM_APEX", "-bad.example"],
    ["DOTS_ENUM_PRIVATE_APEX", "e164.dots.example"],
    ["DOTS_ALLOW_PRIVATE_TARGETS", "yes"],
  ] as const) {
    expect(complaintsOf({ [name]: value }), `${name}=${value}`).toHaveLength(1);
  }
});

it("never shows what may hold a secret", () => {
  const complaints = complaintsOf({ DOTS_SIP_ENGINE: "drachtio://:hush@nowhere", DOTS_RPC_URL: "file:///hush" });
  expect(complaints).toHaveLength(2);
  expect(complaints.join()).not.toContain("hush");
});

it("reads members as networks of both families", () => {
  const { DOTS_MEMBERS: members } = readSettings({ DOTS_MEMBERS: "10.1.0.0/16, 2001:db8::/32,192.0.2.7" });
  expect(members.check("10.1.2.3")).toBe(true);
  expect(members.check("10.2.0.1")).toBe(false);
  expect(members.check("192.0.2.7")).toBe(true);
  expect(members.check("2001:db8::7", "ipv6")).toBe(true);
});

it("documents every setting", () => {
  for (const name of Object.keys(SETTINGS)) expect(help()).toContain(`  ${name}`);
});
