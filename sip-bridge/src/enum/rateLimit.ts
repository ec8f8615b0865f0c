import { isIPv6 } from "node:net";

/** So many networks are told apart; beyond that, those seen longest ago are forgotten. */
const MOST_NETWORKS = 65_536;

/** Counts answers per network and second: a forged source must not make this server shout at somebody (RFC 5358). */
export class RateLimit {
  readonly #perSecond: number;
  readonly #buckets = new Map<string, { second: number; count: number }>();

  /** @param perSecond 0 for no limit */
  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** Whether one more answer may go to the address now (milliseconds). */
  admit(address: string, now: number): boolean {
    if (this.#perSecond === 0) return true;
    const network = networkOf(address);
    const second = Math.floor(now / 1000);
    const bucket = this.#buckets.get(network);
    if (bucket?.second === second) return ++bucket.count <= this.#perSecond;
    this.#buckets.delete(network);
    if (this.#buckets.size >= MOST_NETWORKS) this.#buckets.delete(this.#buckets.keys().next().value!);
    this.#buckets.set(network, { second, count: 1 });
    return true;
  }
}

/** /24 of IPv4, about a /56 of IPv6: what one owner of addresses usually has. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address.slice(0, address.lastIndexOf("."));
  const [left = "", right] = (address.split("%")[0] ?? "").split("::");
  const head = left === "" ? [] : left.split(":");
  const tail = right === undefined || right === "" ? [] : right.split(":");
  const groups = [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0"), ...tail];
  const fourth = Number.parseInt(groups[3] ?? "0", 16) >> 8;
  return [...groups.slice(0, 3), fourth].join(":");
}
