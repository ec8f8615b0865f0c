// SIP, HTTP and ENUM are asked over the wire for the same numbers: what they say must be the same decision.
import { askEnum, askHttp, askSip } from "@dots/protocol/ask";
import { afterEach, describe, expect, it } from "vitest";
import { startEnum } from "../enum/index.ts";
import { startHttp } from "../http/index.ts";
import type { Policy } from "../routing/index.ts";
import { startSip } from "../sip/index.ts";
import { emergencyNumbers, numbers, worldAnswers, worldReplica } from "../testing/world.ts";
import { sipAnswers } from "./sipAnswers.ts";

const apex = "e164.dots.example";
const privateApex = "private.dots.example";
const logger = { debug() {}, info() {}, warn() {}, error() {} };
const noMetrics = { answered() {}, dropped() {}, contactLeftOut() {} };
const listen = { host: "127.0.0.1", port: 0 };
const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function startAll(policy: Partial<Policy>, members: string[]) {
  const replica = worldReplica();
  const { answers, metrics, now } = worldAnswers(replica, policy, { members });
  const shared = { answers, replica, emergencyNumbers, metrics, logger };
  const health = () => ({ reasons: [], block: 1, ageSeconds: 0 });
  const http = await startHttp({ ...shared, listen, health });
  running.push(http);
  const dns = await startEnum({ ...shared, listen, apex, privateApex, now, rate: 0 });
  running.push(dns);
  const sip = await startSip({
    engine: "embedded",
    listen: { address: "127.0.0.1", port: 0 },
    askRoute: sipAnswers(answers, emergencyNumbers),
    isDraining: () => false,
    logger,
    metrics: noMetrics,
  });
  running.push(sip);
  return { http, dns, sip };
}

type Servers = Awaited<ReturnType<typeof startAll>>;

/** A tel rule is a number to be sent back to the proxy: in SIP and HTTP or DNS it is written as each of them must. */
function same(uri: string): string {
  return uri.replace(/^sip:(\+\d+;npdi[^@]*)@[^;]*;user=phone$/, "tel:$1");
}

async function askAll({ http, dns, sip }: Servers, number: bigint, isPrivate: boolean) {
  const bySip = await askSip({ host: sip.address, port: sip.port, number });
  const byHttp = await askHttp({ url: http.url, number });
  const byEnum = await askEnum({ host: dns.host, port: dns.port, number, apex: isPrivate ? privateApex : apex });
  const body = byHttp.body as { targets: { uri: string; q: number }[]; decision: { status: number } };
  return {
    statuses: { sip: bySip.status, http: body.decision.status },
    qs: { sip: bySip.contacts.map(({ q }) => q), http: body.targets.map(({ q }) => q) },
    uris: {
      sip: bySip.contacts.map(({ uri }) => same(uri)),
      http: body.targets.map(({ uri }) => uri),
      enum: byEnum.uris,
    },
    rcode: byEnum.rcode,
  };
}

const defaultRoute = { kind: "sip", template: "sip:+{e164}@default.example" } as const;

describe.each([
  ["an outsider", {}, []],
  ["a member", {}, ["127.0.0.1"]],
  ["an outsider of an operator with a default route", { defaultRoute }, []],
  ["a member where private targets are allowed", { allowPrivateTargets: true }, ["127.0.0.1"]],
  ["anybody once the copy is too old", { staleAfter: 5 }, []],
] satisfies [string, Partial<Policy>, string[]][])("SIP, HTTP and ENUM to %s", (_, policy, members) => {
  it("say the same of every kind of number", async () => {
    const servers = await startAll(policy, members);
    for (const [kind, number] of Object.entries(numbers)) {
      const { statuses, qs, uris, rcode } = await askAll(
        servers,
        number,
        kind.startsWith("private") && members.length > 0,
      );
      expect(statuses.http, kind).toBe(statuses.sip);
      expect(qs.http, kind).toEqual(qs.sip);
      expect(uris.http, kind).toEqual(uris.sip);
      expect(uris.enum, kind).toEqual(uris.sip);
      const rcodes: Record<number, string> = { 302: "NOERROR", 480: "NOERROR", 503: "SERVFAIL", 404: "NXDOMAIN" };
      expect(rcode, kind).toBe(rcodes[statuses.sip]);
    }
  });
});

it("the world has every kind of answer in it", async () => {
  const servers = await startAll({}, []);
  const statuses = new Set<number>();
  for (const number of Object.values(numbers)) statuses.add((await askAll(servers, number, false)).statuses.sip);
  expect([...statuses].sort()).toEqual([302, 404, 480]);
});
