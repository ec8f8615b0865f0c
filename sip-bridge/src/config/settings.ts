import { deployments, LOCAL_CHAIN_ID } from "@dots/protocol";
import { z } from "zod";
import { type Setting, setting } from "./setting.ts";
import {
  readAddresses,
  readDomain,
  readEmergencyNumbers,
  readListen,
  readNames,
  readOperatorRoute,
  readRpcUrl,
  readSipEngine,
  readWhole,
} from "./values.ts";

const LISTEN = {
  needed: "a literal address and a port, as 127.0.0.1:5060 or [::1]:5060",
  remedy: "Port 0 lets the system choose.",
};
const DOMAIN = { needed: "a domain name of at most 200 characters", remedy: "Write it as e164.example.net." };
const ROUTE = {
  needed: "a sip: or sips: URI of 8 to 200 characters, {e164} in it at most once, as sip:+{e164}@sbc.example.net",
  remedy: "Leave it empty to have none.",
};

function oneOf<const T extends string>(meaning: string, fallback: T, all: readonly T[]): Setting<T> {
  return setting(meaning, fallback, { needed: `one of ${all.join(", ")}`, remedy: "Write it in lower case." }, (text) =>
    all.find((one) => one === text),
  );
}

function whole(meaning: string, fallback: number, lowest: number, highest: number): Setting<number> {
  const wanted = { needed: `a whole number from ${lowest} to ${highest}`, remedy: "Write digits only." };
  return setting(meaning, String(fallback), wanted, (text) => readWhole(text, lowest, highest));
}

/** Every setting of the bridge. The order is that of `--help`. */
export const SETTINGS = {
  DOTS_RPC_URL: setting(
    "JSON-RPC of the chain; ws:// is told of new blocks, http:// asks for them",
    "ws://127.0.0.1:8545",
    { needed: "a ws://, wss://, http:// or https:// URL", remedy: "Prefer WebSocket.", secret: true },
    readRpcUrl,
  ),
  DOTS_CHAIN_ID: setting(
    "Chain id; a node of another chain is not followed",
    String(LOCAL_CHAIN_ID),
    { needed: `a chain on which DOTS stands: ${Object.keys(deployments).join(", ")}`, remedy: "Write digits only." },
    (text) => Object.values(deployments).find(({ chainId }) => String(chainId) === text)?.chainId,
  ),
  DOTS_POLL_MS: whole("How often a chain behind http:// is asked for new blocks, in milliseconds", 500, 50, 60_000),
  DOTS_LOOKUP: oneOf(
    "Who is asked per call: the own copy, the chain (then the copy), or both with differences reported",
    "replica",
    ["replica", "chain", "verify"],
  ),
  DOTS_LOOKUP_DEADLINE_MS: whole("How long a call waits for the chain, in milliseconds", 150, 1, 10_000),
  DOTS_SIP_ENGINE: setting(
    "embedded, or a drachtio-server as drachtio://:secret@host:port",
    "embedded",
    { needed: "embedded, or drachtio://:secret@host:port", remedy: "Check secret, host and port.", secret: true },
    readSipEngine,
  ),
  DOTS_SIP_LISTEN: setting("Where SIP over UDP is answered", "127.0.0.1:5060", LISTEN, readListen),
  DOTS_SIP_NAMES: setting(
    "Further names by which this bridge is called, comma-separated: never emitted as a target",
    "",
    { needed: "hosts, each with a port if need be, comma-separated", remedy: "Leave it empty to have none." },
    readNames,
  ),
  DOTS_ENUM_LISTEN: setting("Where ENUM (DNS over UDP) is answered", "127.0.0.1:5353", LISTEN, readListen),
  DOTS_ENUM_APEX: setting("Domain under which public numbers stand", "e164.dots.example", DOMAIN, readDomain),
  DOTS_ENUM_PRIVATE_APEX: setting(
    "Domain under which private numbers stand, for members only",
    "private.dots.example",
    DOMAIN,
    readDomain,
  ),
  DOTS_ENUM_RATE: whole(
    "DNS answers per second to one network (/24, /56) outside DOTS_MEMBERS and loopback, 0 for any",
    1_000,
    0,
    1_000_000,
  ),
  DOTS_HTTP_LISTEN: setting("Where HTTP is answered", "127.0.0.1:8053", LISTEN, readListen),
  DOTS_MEMBERS: setting(
    "Addresses and networks that see private numbers, comma-separated",
    "",
    { needed: "IP addresses or networks such as 10.0.0.0/8, comma-separated", remedy: "Leave it empty to have none." },
    readAddresses,
  ),
  DOTS_DEFAULT_ROUTE: setting("Where public numbers go that the registry does not know", "", ROUTE, readOperatorRoute),
  DOTS_EMERGENCY_ROUTE: setting(
    "Where emergency calls go; {e164} stands for the digits dialled",
    "",
    ROUTE,
    readOperatorRoute,
  ),
  DOTS_EMERGENCY_NUMBERS: setting(
    "Emergency numbers of the countries served, comma-separated",
    "112,911",
    { needed: "codes of 2 to 6 digits, comma-separated", remedy: "Write them as dialled: 112,999." },
    readEmergencyNumbers,
  ),
  DOTS_STALE_AFTER_S: whole("Older knowledge than so many seconds is not answered from (503), 0 for any", 0, 0, 1e9),
  DOTS_ALLOW_PRIVATE_TARGETS: setting(
    "1 to let numbers lead to loopback and private addresses",
    "0",
    { needed: "0 or 1", remedy: "Set 1 for tests on one machine only." },
    (text) => ({ "0": false, "1": true, false: false, true: true })[text],
  ),
  DOTS_DATA_DIR: setting(
    "Folder of the snapshot; without one, a restart reads the whole chain again",
    "",
    { needed: "a path of at most 4096 characters", remedy: "Name a folder this process may write." },
    (text) => (text.length <= 4096 && !text.includes("\0") ? text : undefined),
  ),
  DOTS_LOG_LEVEL: oneOf("How much is logged", "info", ["debug", "info", "warn", "error", "silent"]),
} satisfies Record<string, Setting<unknown>>;

type Shape = { [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K]["schema"] };

const shape = Object.fromEntries(Object.entries(SETTINGS).map(([name, { schema }]) => [name, schema])) as Shape;

/** The settings as values, by the names they have in the environment. */
export const settingsSchema = z.object(shape).superRefine((settings, context) => {
  if (settings.DOTS_ENUM_APEX !== settings.DOTS_ENUM_PRIVATE_APEX) return;
  const message = `found the public apex; needed another domain than DOTS_ENUM_APEX. Private numbers must stay apart.`;
  context.addIssue({ code: "custom", path: ["DOTS_ENUM_PRIVATE_APEX"], message });
});

export type Settings = z.output<typeof settingsSchema>;
