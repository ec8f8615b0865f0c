import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_LIMITS } from "./limits.ts";
import { fixedApplication } from "./testing/fixedApplication.ts";
import { ManualClock } from "./testing/manualClock.ts";
import { recordingPeer } from "./testing/recordingPeer.ts";
import { UserAgentServer } from "./userAgentServer.ts";

// The messages of RFC 4475, as the package `sip` brings them for its own tests.
const FOLDER = join(dirname(createRequire(import.meta.url).resolve("sip")), "test", "messages");
const messages = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".dat") && file !== "baddn_sep.dat")
    .map((file) => [file.slice(0, -4), readFileSync(join(FOLDER, file))]),
);

/** `application`: given to it. A number: the status of the engine's own answer. Another word: dropped, and why. */
const EXPECTED: Record<string, "application" | number | string> = {
  // §3.1.1, valid
  wsinv: 481, // its To has a tag: a request in a dialog that is not here
  intmeth: 501,
  esc01: "application",
  escnull: 405,
  esc02: 501,
  lwsdisp: "application",
  longreq: "application",
  dblreq: 405, // the second request in the datagram is behind the Content-Length
  semiuri: "application",
  transports: "application",
  mpart01: 405,
  unreason: "response",
  noreason: "response",
  // §3.1.2, invalid
  badinv01: "malformed",
  clerr: 400,
  ncl: 400,
  scalar02: 400,
  scalarlg: "response",
  quotbal: 400,
  ltgtruri: 400,
  lwsruri: 400,
  lwsstart: 400,
  trws: 400,
  escruri: "application", // its headers in the Request-URI are not used by a redirect server
  baddate: "application", // Date is not used either
  regbadct: 405,
  badaspec: 400,
  baddn: 400,
  badvers: "malformed", // its Via is of another version too
  mismatch01: 400,
  mismatch02: 400,
  bigcode: "response",
  badcseq: 400,
  // §3.2 to §3.4, transactions and semantics
  badbranch: "application",
  insuf: "malformed",
  unkscm: "application", // 416 is the application's
  novelsc: "application",
  unksm2: 405,
  bext01: "application", // 420 is the application's
  invut: "application",
  regaut01: 405,
  multi01: 400,
  mcl01: 400,
  bcast: "response",
  zeromf: "application",
  cparam01: 405,
  cparam02: 405,
  regescrt: 405,
  sdp01: "application",
  inv2543: "application",
  // not in the RFC
  test: "malformed",
};

function play(bytes: Buffer): { outcome: "application" | number | string; given: string[]; sent: string[] } {
  const application = fixedApplication("INVITE", "OPTIONS");
  const dropped: string[] = [];
  const clock = new ManualClock();
  const server = new UserAgentServer({ clock, limits: DEFAULT_LIMITS, onDropped: (cause) => dropped.push(cause) });
  server.attach(application);
  const peer = recordingPeer();
  server.receive(bytes, peer);
  const { sent } = peer;
  const given = application.given.map(({ message }) => message);
  for (const { transactionId } of application.given) server.answer(transactionId, "SIP/2.0 404 Not Found\r\n\r\n");
  const outcome =
    given.length > 0 ? "application" : sent.length > 0 ? Number(sent[0]!.slice(8, 11)) : (dropped[0] ?? "nothing");
  return { outcome, given, sent };
}

test("every message of the collection has its expectation", () => {
  expect(Object.keys(EXPECTED).sort()).toEqual([...messages.keys()].sort());
});

test.each(Object.entries(EXPECTED))("%s: %s", (name, expected) => {
  const { outcome, given, sent } = play(messages.get(name)!);
  expect(outcome).toBe(expected);
  if (typeof expected === "number" || expected === "application") expect(sent.length).toBe(1);
  wellFormed([...given, ...sent]);
});

/** What leaves the engine has CRLF lines, each header with a name, nothing folded, and a true length. */
function wellFormed(texts: readonly string[]): void {
  for (const text of texts) {
    const end = text.indexOf("\r\n\r\n");
    const [, ...lines] = text.slice(0, end).split("\r\n");
    for (const line of lines) expect(line).toMatch(/^[A-Za-z0-9\-.!%*_+`'~]+: ?[^\r\n]*$/);
    expect(text.slice(0, end)).toContain(`\r\nContent-Length: ${text.length - end - 4}`);
  }
}

const kept = [...messages.values()];

test("messages cut short anywhere are answered or dropped, never thrown on", () => {
  fc.assert(
    fc.property(fc.constantFrom(...kept), fc.nat(4_000), (message, length) => {
      const { given, sent } = play(message.subarray(0, length));
      wellFormed([...given, ...sent]);
    }),
    { numRuns: 1_000 },
  );
});

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(4),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 6 }),
    fc.constantFrom("\r\n", "\r", "\n", "\0", "|", ";", ",", "<", '"', ": ", "\r\n ").map((text) => Buffer.from(text)),
  ),
});

test("mutated messages are answered or dropped, never thrown on, and what leaves is well-formed", () => {
  fc.assert(
    fc.property(fc.constantFrom(...kept), fc.array(change, { minLength: 1, maxLength: 8 }), (message, changes) => {
      let bytes: Buffer = message;
      for (const { at, remove, insert } of changes) {
        const position = Math.floor(at * bytes.length);
        bytes = Buffer.concat([bytes.subarray(0, position), insert, bytes.subarray(position + remove)]);
      }
      const { given, sent } = play(bytes);
      wellFormed([...given, ...sent]);
    }),
    { numRuns: 2_000 },
  );
});
