import { decode, type NaptrData } from "dns-packet";
import { keccak256 } from "ethers";
import { decodeFunctionResult, encodeFunctionData, type Hex, parseAbi, toHex } from "viem";
import { namehash, packetToBytes } from "viem/ens";
import { ENS_PARENT } from "../../../scripts/deploy/plan.ts";
import type { ResolverStage } from "./resolverStage.ts";

const NAPTR = 35;
const abi = parseAbi(["function dnsRecord(bytes32 node, bytes32 name, uint16 resource) view returns (bytes)"]);

/** A number's name under the resolver's parent. */
export function ensNameOf(number: bigint): string {
  return [...`${number}`].reverse().join(".").concat(`.${ENS_PARENT}`);
}

/** The NAPTR records of a number as they come from the resolver, in wire format. */
export async function naptrWire({ resolver }: ResolverStage, number: bigint): Promise<Buffer> {
  const name = toHex(packetToBytes(ensNameOf(number)));
  const args = [namehash(ensNameOf(number)), keccak256(name) as Hex, NAPTR] as const;
  const answer = await resolver.resolve(name, encodeFunctionData({ abi, args }));
  const wire = decodeFunctionResult({ abi, data: answer as Hex });
  return Buffer.from(wire.slice(2), "hex");
}

/** A set of records as a DNS library reads it, which wants a message around it. */
export function readRecords(wire: Buffer): { name: string; ttl: number; data: NaptrData }[] {
  const header = Buffer.alloc(12);
  header[2] = 0x80;
  header.writeUInt16BE(countRecords(wire), 6);
  const { answers = [] } = decode(Buffer.concat([header, wire]));
  return answers.map((answer) => {
    if (answer.type !== "NAPTR") throw new Error(`A record of type ${answer.type}.`);
    return { name: answer.name, ttl: answer.ttl ?? 0, data: answer.data };
  });
}

/** The data of each record, as its bytes are. */
export function recordData(wire: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at < wire.length; ) {
    while (wire[at] !== 0) at += 1 + wire[at]!;
    const data = at + 11;
    at = data + wire.readUInt16BE(data - 2);
    found.push(wire.subarray(data, at));
  }
  return found;
}

function countRecords(wire: Buffer): number {
  return recordData(wire).length;
}
