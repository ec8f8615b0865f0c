import { enumNameOf } from "@dots/protocol";
import { type Answer, decode, encode } from "dns-packet";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Replica } from "../replica/replica.ts";
import { headerAt, profileChanged } from "../replica/testing/chain.ts";
import type { Policy } from "../routing/index.ts";
import { emergencyNumbers, numbers, worldAnswers, worldReplica } from "../testing/world.ts";
import { createResponder } from "./server.ts";

const apex = "e164.dots.example";
const privateApex = "private.dots.example";
const member = "192.0.2.7";
const outsider = "198.51.100.7";

let replica: Replica;
let respond: ReturnType<typeof createResponder>;

function start(policy: Partial<Policy> = {}, rate = 0): void {
  const { answers, metrics, now } = worldAnswers(replica, policy, { members: [member] });
  const shared = { apex, privateApex, answers, replica, emergencyNumbers, metrics, now };
  respond = createResponder({ ...shared, address: "127.0.0.1", rate, logger: { error: failed, debug() {} } });
}

function failed(fields: object): void {
  expect.unreachable(JSON.stringify(fields));
}

beforeEach(() => {
  replica = worldReplica();
  start();
});

interface Asked {
  type?: string;
  from?: string;
  edns?: { size?: number; version?: number };
  class?: string;
}

function query(name: string, { type = "NAPTR", edns, class: dnsClass = "IN" }: Asked = {}): Buffer {
  const opt = { name: ".", udpPayloadSize: edns?.size ?? 1232, extendedRcode: 0, ednsVersion: edns?.version ?? 0 };
  return encode({
    type: "query",
    id: 1,
    questions: [{ type: type as "NAPTR", name, class: dnsClass as "IN" }],
    additionals: edns ? [{ ...opt, type: "OPT", flags: 0, flag_do: false, options: [] }] : [],
  });
}

/** What comes back, as dig would show it. */
function ask(name: string, asked: Asked = {}) {
  const bytes = respond(query(name, asked), { address: asked.from ?? outsider })!;
  const packet = decode(bytes) as ReturnType<typeof decode> & { rcode: string };
  return {
    bytes,
    rcode: packet.rcode,
    tc: packet.flag_tc,
    aa: packet.flag_aa,
    answers: packet.answers ?? [],
    authorities: (packet.authorities ?? []).map(({ type }) => type),
    additionals: packet.additionals ?? [],
  };
}

const naptrs = (answers: Answer[]) => answers.flatMap((answer) => (answer.type === "NAPTR" ? [answer.data] : []));
const nameOf = (number: bigint) => enumNameOf(number, apex);

describe("a number", () => {
  it("has a NAPTR for each rule, with the expression of its template", () => {
    const { rcode, aa, answers } = ask(nameOf(numbers.held));
    expect({ rcode, aa }).toEqual({ rcode: "NOERROR", aa: true });
    expect(naptrs(answers).map(({ regexp }) => regexp)).toEqual([
      "!^\\+(.*)$!sip:+\\1@a.example!",
      "!^\\+(.*)$!sips:+\\1@b.example:5071!",
      "!^.*$!sip:desk@c.example!",
    ]);
    expect(naptrs(answers)[0]).toMatchObject({ order: 10, preference: 10, flags: "u", services: "E2U+sip" });
  });

  it("is found whatever the case of the question, which comes back as it was asked", () => {
    const name = nameOf(numbers.held).replace("dots", "DoTs");
    const { bytes, answers } = ask(name);
    expect(answers).toHaveLength(3);
    expect(bytes.includes(Buffer.from("DoTs"))).toBe(true);
  });

  it("at a routing number is of service pstn:tel", () => {
    const [naptr] = naptrs(ask(nameOf(numbers.tel)).answers);
    expect(naptr).toMatchObject({ services: "E2U+pstn:tel" });
    expect(naptr?.regexp).toBe(`!^.*$!tel:+${numbers.tel};npdi;rn=+12125559999!`);
  });

  it("is kept for a minute at most, and never longer than its profile says", () => {
    expect(ask(nameOf(numbers.held)).answers[0]).toMatchObject({ ttl: 60 });
    replica.follow([{ header: headerAt(2), logs: [profileChanged(2, 1, ["sip:+{e164}@a.example"], { ttl: 7 })] }]);
    expect(ask(nameOf(numbers.held)).answers[0]).toMatchObject({ ttl: 7 });
  });

  it("has no other types", () => {
    for (const type of ["A", "TXT", "SOA", "NS"]) {
      const { rcode, answers, authorities } = ask(nameOf(numbers.held), { type });
      expect({ rcode, answers, authorities }).toEqual({ rcode: "NOERROR", answers: [], authorities: ["SOA"] });
    }
  });

  it("without a usable rule exists and is empty", () => {
    const { rcode, answers, authorities } = ask(nameOf(numbers.routeless));
    expect({ rcode, answers, authorities }).toEqual({ rcode: "NOERROR", answers: [], authorities: ["SOA"] });
  });
});

describe("a name", () => {
  it("on the way to a number or range is empty, one with nothing below is not there", () => {
    for (const [prefix, rcode] of [
      [1n, "NOERROR"],
      [121n, "NOERROR"],
      [1212999999n, "NOERROR"],
      [121255501999n, "NXDOMAIN"],
      [1312n, "NOERROR"],
      [1312555010n, "NOERROR"],
      [1312555011n, "NXDOMAIN"],
      [2n, "NXDOMAIN"],
      [15n, "NXDOMAIN"],
    ] as const) {
      for (const type of ["NAPTR", "A"]) expect(ask(nameOf(prefix), { type }).rcode, `${prefix} ${type}`).toBe(rcode);
    }
  });

  it("agrees with the numbers below it, for every prefix of the world", () => {
    for (const [kind, number] of Object.entries(numbers)) {
      const answered = ask(nameOf(number)).answers.length > 0;
      const digits = String(number);
      for (let length = 1; answered && length < digits.length; length++) {
        const prefix = BigInt(digits.slice(0, length));
        expect(ask(nameOf(prefix), { type: "A" }).rcode, `${kind} ${prefix}`).toBe("NOERROR");
      }
    }
  });

  it("that is no number is not there", () => {
    for (const label of ["x", "12", "1.x", "0", "1.0"]) expect(ask(`${label}.${apex}`).rcode, label).toBe("NXDOMAIN");
  });

  it("outside, in another class or of another EDNS version is refused", () => {
    for (const name of ["", "example.com", `x${apex}`, `${apex}.example.com`]) expect(ask(name).rcode).toBe("REFUSED");
    expect(ask(nameOf(numbers.held), { class: "CH" }).rcode).toBe("REFUSED");
    const { bytes, answers, additionals } = ask(nameOf(numbers.held), { edns: { version: 1 } });
    expect([answers, additionals[0]]).toMatchObject([[], { type: "OPT", extendedRcode: 1 }]);
    expect(bytes[3]! & 15).toBe(0);
  });
});

describe("the apex", () => {
  it("has SOA and NS, and a server to go with it", () => {
    const [soa] = ask(apex, { type: "SOA" }).answers;
    expect(soa).toMatchObject({ type: "SOA", ttl: 5, data: { serial: 1, minimum: 5 } });
    const [ns] = ask(apex, { type: "NS" }).answers;
    expect(ns).toMatchObject({ type: "NS", data: `ns.${apex}` });
    expect(ask(`ns.${apex}`, { type: "A" }).answers).toMatchObject([{ data: "127.0.0.1" }]);
  });

  it("tells by which block it is", () => {
    const [txt] = ask(`_state.${apex}`, { type: "TXT" }).answers;
    const facts = (txt as { data: Buffer[] }).data.map(String);
    expect(facts).toEqual(["block=1", `hash=${replica.head?.hash}`, `timestamp=${replica.head?.timestamp}`, "age=10"]);
  });
});

describe("private numbers", () => {
  const inside = enumNameOf(numbers.privateHeld, privateApex);

  it("stand under the private apex, for members", () => {
    expect(ask(inside, { from: member }).answers).toHaveLength(3);
    expect(ask(enumNameOf(141n, privateApex), { from: member }).rcode).toBe("NOERROR");
    expect(ask(enumNameOf(numbers.privateUnclaimed, privateApex), { from: member }).rcode).toBe("NXDOMAIN");
    expect(ask(enumNameOf(numbers.held, privateApex), { from: member }).rcode).toBe("NXDOMAIN");
  });

  it("are nowhere for anybody else, and never under the public apex", () => {
    expect(ask(inside).rcode).toBe("REFUSED");
    for (const from of [member, outsider]) {
      for (const number of [numbers.privateHeld, 1412n, 14125550n]) {
        expect(ask(nameOf(number), { from }), String(number)).toMatchObject({ rcode: "NXDOMAIN", answers: [] });
      }
    }
  });
});

describe("a long answer", () => {
  it("is cut to nothing with TC where it does not fit", () => {
    const template = `sip:+{e164}@${"long-label.".repeat(14)}example`;
    const many = Array.from({ length: 8 }, (_, i) => `${template}:${5000 + i}`);
    replica.follow([{ header: headerAt(2), logs: [profileChanged(2, 1, many)] }]);
    for (const [edns, fits] of [
      [undefined, false],
      [{ size: 100 }, false],
      [{ size: 65_535 }, false],
    ] as const) {
      const { tc, answers, bytes } = ask(nameOf(numbers.held), edns ? { edns } : {});
      expect([tc, answers.length > 0]).toEqual([!fits, fits]);
      expect(bytes.length).toBeLessThanOrEqual(512);
    }
    replica.follow([{ header: headerAt(3), logs: [profileChanged(3, 1, many.slice(0, 4))] }]);
    expect(ask(nameOf(numbers.held))).toMatchObject({ tc: true });
    expect(ask(nameOf(numbers.held), { edns: { size: 4096 } }).answers).toHaveLength(4);
  });

  it("to ANY is a short one", () => {
    const { answers, bytes } = ask(nameOf(numbers.held), { type: "ANY" });
    expect(answers).toMatchObject([{ type: "HINFO" }]);
    expect(bytes.length).toBeLessThan(120);
  });
});

it("fails openly while nothing is known or what is known is too old", () => {
  start({ staleAfter: 5 });
  expect(ask(nameOf(numbers.held))).toMatchObject({ rcode: "SERVFAIL", answers: [] });
  replica.clear();
  start();
  expect(ask(nameOf(numbers.held))).toMatchObject({ rcode: "SERVFAIL", answers: [] });
  expect(ask(`_state.${apex}`, { type: "TXT" }).rcode).toBe("NOERROR");
});

it("limits what an outside network gets, not members", () => {
  start({}, 2);
  const replies = (from: string) =>
    Array.from({ length: 5 }, () => respond(query(nameOf(numbers.held)), { address: from })).filter(Boolean).length;
  expect([replies(outsider), replies(member), replies("127.0.0.1")]).toEqual([2, 5, 5]);
});

it("answers hostile datagrams with an error or not at all, and goes on", () => {
  const base = query(nameOf(numbers.held), { edns: {} });
  const change = fc.tuple(fc.nat(base.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(base.length), (changes, keep) => {
      const datagram = Buffer.from(base);
      for (const [at, value] of changes) datagram[at] = value;
      const reply = respond(datagram.subarray(0, keep), { address: outsider });
      if (reply === null) return;
      expect(reply.length).toBeLessThanOrEqual(1232);
      expect(reply[2]! & 0x80).toBe(0x80);
      expect(reply.readUInt16BE(0)).toBe(datagram.readUInt16BE(0));
      expect(() => decode(reply)).not.toThrow();
    }),
    { numRuns: 20_000 },
  );
  expect(ask(nameOf(numbers.held)).answers).toHaveLength(3);
});
