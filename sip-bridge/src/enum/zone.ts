import { isIPv4 } from "node:net";
import { digitsOf, NAPTR_SERVICES, naptrRegexp, readEnumName } from "@dots/protocol";
import type { Answer, Answers } from "../answer/index.ts";
import type { Metrics } from "../metrics/index.ts";
import { ageOf, type Replica } from "../replica/index.ts";
import { readSubject, type Target } from "../routing/index.ts";
import { type Query, RCODE } from "./query.ts";
import { type DnsRecord, empty, isForeignVersion, type Reply, typeNumber } from "./response.ts";

/** Answers are never kept longer than this, in seconds: a port is to be seen soon. */
const LONGEST_TTL = 60;
const SOA_TTL = 5;
const ANY = 255;
const CLASS_IN = 1;
const CLASS_ANY = 255;

export interface ZoneOptions {
  apex: string;
  privateApex: string;
  answers: Pick<Answers, "askReplica" | "isMember">;
  replica: Pick<Replica, "head" | "model" | "tree">;
  emergencyNumbers: ReadonlySet<string>;
  /** The address this server is asked at, for the name that NS names. */
  address: string;
  now: () => number;
  metrics: Pick<Metrics, "rulesLeftOut">;
}

/** The two trees of ENUM (RFC 6116): public numbers under one apex, private ones under the other, for members only. */
export class Zone {
  readonly #options: ZoneOptions;

  constructor(options: ZoneOptions) {
    this.#options = options;
  }

  /** The reply to a query from that address. */
  reply(query: Query, address: string): Reply {
    const { apex, privateApex, answers } = this.#options;
    if (isForeignVersion(query.edns)) return empty(RCODE.BADVERS);
    if (query.class !== CLASS_IN && query.class !== CLASS_ANY) return empty(RCODE.REFUSED);
    const name = query.name.toLowerCase();
    if (isUnder(name, apex)) return this.#under(apex, false, name, query.type, address);
    const allowed = isUnder(name, privateApex) && answers.isMember(address);
    return allowed ? this.#under(privateApex, true, name, query.type, address) : empty(RCODE.REFUSED);
  }

  #under(apex: string, isPrivate: boolean, name: string, type: number, address: string): Reply {
    const read = readEnumName(name, apex);
    if (read.kind === "apex") return this.#at(apex, type, this.#apexRecords(apex));
    if (name === `_state.${apex}`) return this.#at(apex, type, this.#state());
    if (name === `ns.${apex}`) return this.#at(apex, type, this.#server());
    if (read.kind !== "digits") return this.#nothing(apex, RCODE.NXDOMAIN);
    return this.#number(apex, isPrivate, read.number, type, address);
  }

  #number(apex: string, isPrivate: boolean, number: bigint, type: number, address: string): Reply {
    const { answers, emergencyNumbers } = this.#options;
    const subject = readSubject(`+${digitsOf(number)}`, emergencyNumbers);
    const answer = answers.askReplica({ subject, address, host: null });
    const { status } = answer.decision;
    if (status === 503) return empty(RCODE.SERVFAIL, true);
    const belongs = (answer.resolution?.isPrivate ?? false) === isPrivate;
    const records = belongs ? this.#naptrs(answer) : [];
    if (records.length > 0) return this.#at(apex, type, records);
    // A name with anything below it exists: a resolver that asks label by label would stop at NXDOMAIN (RFC 8020).
    const isBeginning = status === 484 && (answer.resolution?.rules.length ?? 0) > 0;
    const exists = (belongs && (status === 480 || isBeginning)) || this.#hasBelow(number, isPrivate, belongs);
    return this.#nothing(apex, exists ? RCODE.NOERROR : RCODE.NXDOMAIN);
  }

  #hasBelow(number: bigint, isPrivate: boolean, belongs: boolean): boolean {
    const { tree } = this.#options.replica;
    if (isPrivate) return tree.hasPrivateBelow(number) || (belongs && tree.hasPublicBelow(number));
    // Below a private prefix the public tree is bare, whatever numbers are held there.
    return belongs && tree.hasPublicBelow(number);
  }

  #naptrs({ decision, resolution }: Answer): DnsRecord[] {
    const ttl = this.#ttl(resolution);
    return decision.targets.flatMap((target): DnsRecord[] => {
      const regexp = naptrRegexp(target.kind, ruleOf(target));
      if (regexp === null) {
        this.#options.metrics.rulesLeftOut.inc({ cause: "no-naptr" });
        return [];
      }
      const { order, preference, kind } = target;
      const data = { order, preference, flags: "u", services: NAPTR_SERVICES[kind], regexp, replacement: "." };
      return [{ name: null, type: "NAPTR", ttl, data }];
    });
  }

  /** No answer outlives the next change that block time alone brings. */
  #ttl(resolution: Answer["resolution"]): number {
    const { head, model } = this.#options.replica;
    if (!resolution || !head) return LONGEST_TTL;
    const next = model.nextChange(resolution.number, head.timestamp);
    const left = next === null ? LONGEST_TTL : Math.max(0, next - head.timestamp);
    return Math.min(resolution.profile === 0 ? LONGEST_TTL : resolution.ttl, LONGEST_TTL, left);
  }

  /** Of a name that has these records: those asked for, or SOA and nothing. */
  #at(apex: string, type: number, records: readonly DnsRecord[]): Reply {
    if (type === ANY) {
      // Little, whatever there is: nobody needs ANY but those who want a long answer (RFC 8482).
      const hinfo: DnsRecord = { name: null, type: "HINFO", ttl: LONGEST_TTL, data: { cpu: "RFC8482", os: "" } };
      return { rcode: RCODE.NOERROR, answers: [hinfo], authorities: [], authoritative: true };
    }
    const answers = records.filter((record) => typeNumber(record.type) === type);
    if (answers.length === 0) return this.#nothing(apex, RCODE.NOERROR);
    return { rcode: RCODE.NOERROR, answers, authorities: [], authoritative: true };
  }

  #nothing(apex: string, rcode: typeof RCODE.NOERROR | typeof RCODE.NXDOMAIN): Reply {
    return { rcode, answers: [], authorities: [this.#soa(apex, apex)], authoritative: true };
  }

  #apexRecords(apex: string): DnsRecord[] {
    return [this.#soa(apex, null), { name: null, type: "NS", ttl: LONGEST_TTL, data: `ns.${apex}` }];
  }

  #soa(apex: string, name: string | null): DnsRecord {
    const serial = (this.#options.replica.head?.number ?? 0) % 2 ** 32;
    const names = { mname: `ns.${apex}`, rname: `hostmaster.${apex}` };
    const times = { refresh: 5, retry: 5, expire: 3_600, minimum: SOA_TTL };
    return { name, type: "SOA", ttl: SOA_TTL, data: { ...names, serial, ...times } };
  }

  /** As of which block the zone is, for people and monitors. */
  #state(): DnsRecord[] {
    const { replica, now } = this.#options;
    const { head } = replica;
    const facts = head
      ? [`block=${head.number}`, `hash=${head.hash}`, `timestamp=${head.timestamp}`, `age=${ageOf(head, now())}`]
      : ["block=none"];
    return [{ name: null, type: "TXT", ttl: 0, data: facts }];
  }

  #server(): DnsRecord[] {
    const { address } = this.#options;
    return [{ name: null, type: isIPv4(address) ? "A" : "AAAA", ttl: LONGEST_TTL, data: address }];
  }
}

function isUnder(name: string, apex: string): boolean {
  return name === apex || name.endsWith(`.${apex}`);
}

/** A `tel` rule becomes the number with its routing number; the others are made of the number by the expression. */
function ruleOf({ kind, template, uri }: Target): string {
  return kind === "tel" ? uri : (template ?? uri);
}
