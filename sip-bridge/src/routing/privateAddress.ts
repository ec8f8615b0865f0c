import { BlockList, isIP } from "node:net";

// Two lists: in one, the IPv4 addresses wrapped into IPv6 would stand for all of IPv4.
const NOT_PUBLIC = { ipv4: new BlockList(), ipv6: new BlockList() };
// Special-purpose addresses (RFC 6890): none of them is a carrier's public host.
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  NOT_PUBLIC.ipv4.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
  ["::", 96],
  ["::ffff:0:0", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 9],
  ["ff00::", 8],
] as const)
  NOT_PUBLIC.ipv6.addSubnet(network, bits, "ipv6");

/**
 * Whether a URI's host (lower case, IPv6 without brackets) is a literal that must not be reached from outside: private,
 * loopback, multicast, an IPv4 address wrapped into IPv6, or one written so oddly (`127.1`, `0x7f000001`) that only a
 * resolver would see it. Names are not looked up.
 */
export function isPrivateHost(host: string): boolean {
  const family = isIP(host);
  if (family === 4) return NOT_PUBLIC.ipv4.check(host);
  if (family === 6) return NOT_PUBLIC.ipv6.check(host, "ipv6");
  const name = host.replace(/\.$/, "");
  const last = name.slice(name.lastIndexOf(".") + 1);
  return /^(?:\d+|0x[0-9a-f]*)$/.test(last) || name === "localhost" || name.endsWith(".localhost");
}
