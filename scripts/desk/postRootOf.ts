import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import {
  BaseError,
  ClaimTree,
  type ClaimVoucher,
  claimLeaf,
  STATUSES,
  type Status,
  tryParseE164,
  writeVoucherLink,
} from "@dots/protocol";
import { getAddress, isAddress } from "ethers";
import type { Context } from "./command.ts";
import * as read from "./flags.ts";
import { send } from "./send.ts";

const SECONDS_A_DAY = 86_400;
const MOST_DAYS = 30;
const MOST_COMPLAINTS = 20;
const AT_ONCE = 100;

/** As what a number can be claimed, now or later, at the sequence that it has. */
const CLAIMABLE: readonly Status[] = ["unassigned", "available", "quarantined"];

interface Line {
  at: number;
  number: bigint;
  holder: `0x${string}`;
}

/**
 * Builds the tree of a CSV's vouchers, writes each with its proof to a file, and posts the root. The file is read as a whole first:
 * one bad line and nothing is posted. Numbers that somebody holds, or that moved on, are bad lines too: no voucher signed now
 * would ever be good for them, since their sequence goes up before they are free.
 */
export async function postRootOf(context: Context): Promise<void> {
  const { chainId, contracts, flags, now: issuedAt, print } = context;
  const prefix = read.prefix(flags);
  const days = read.whole(flags, "days", { most: MOST_DAYS, otherwise: MOST_DAYS });
  const path = context.file("file");
  const lines = await readLines(path, prefix);
  const out = context.file("out");
  const range = await contracts.registry.rangeAt(prefix);
  const common = {
    profile: 0,
    depositClass: Number(range.depositClass),
    rangePrefix: prefix,
    rangeVersion: Number(range.version),
    issuedAt,
    expiresAt: issuedAt + days * SECONDS_A_DAY,
  };
  const vouchers: ClaimVoucher[] = [];
  const complaints: string[] = [];
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const states = lines.slice(from, from + AT_ONCE).map(async ({ at, number, holder }) => {
      const { sequence, status: place } = await contracts.registry.numberState(number);
      const status = STATUSES[Number(place)]!;
      if (!CLAIMABLE.includes(status)) complaints.push(`line ${at}: +${number} is ${status}`);
      return { ...common, number, holder, sequence: Number(sequence) };
    });
    vouchers.push(...(await Promise.all(states)));
    if (complaints.length > 0) throw fileRefused(path, complaints.slice(0, MOST_COMPLAINTS));
    if (vouchers.length % 10_000 === 0) print(`${vouchers.length} of ${lines.length} numbers read`);
  }
  const at = { chainId, desk: (await contracts.claimDesk.getAddress()) as `0x${string}` };
  const tree = await ClaimTree.build(vouchers.map((voucher) => claimLeaf(at, voucher)));
  const file = createWriteStream(out);
  for (const [index, voucher] of vouchers.entries()) {
    const link = writeVoucherLink({ kind: "root", ...at, voucher, root: tree.root, proof: tree.proof(index) });
    if (!file.write(`+${voucher.number},${voucher.holder},${link}\n`)) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
  print(`${vouchers.length} vouchers with their proofs: ${out}`);
  const transaction = contracts.claimDesk.postRoot.populateTransaction(prefix, tree.root);
  await send(context, `Root ${tree.root} for range ${prefix}`, await transaction);
}

async function readLines(path: string, prefix: bigint): Promise<Line[]> {
  const lines: Line[] = [];
  const complaints: string[] = [];
  const seen = new Set<bigint>();
  let at = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    at++;
    if (line.trim() === "") continue;
    const found = readLine(line, prefix, seen);
    if (typeof found === "string") complaints.push(`line ${at}: ${found}`);
    else lines.push({ at, ...found });
    if (complaints.length === MOST_COMPLAINTS) break;
  }
  if (lines.length === 0 && complaints.length === 0) complaints.push("no lines");
  if (complaints.length === 0) return lines;
  throw fileRefused(path, complaints);
}

function fileRefused(path: string, complaints: readonly string[]): BaseError {
  return new BaseError({
    code: "FileRefused",
    title: `${path} cannot be used, and nothing was posted.`,
    found: complaints.join("; "),
    needed: "a line `+12125550123,0xADDRESS` for each number",
    remedy: "Mend these lines and run it again.",
  });
}

function readLine(line: string, prefix: bigint, seen: Set<bigint>): Omit<Line, "at"> | string {
  const [number, holder, ...rest] = line.split(",").map((each) => each.trim());
  if (!number || !holder || rest.length > 0) return "needs two fields";
  const parsed = tryParseE164(number);
  if (parsed === null) return `${number.slice(0, 40)} is no number in + form`;
  if (!parsed.toString().startsWith(prefix.toString())) return `${number} is not under ${prefix}`;
  if (!isAddress(holder)) return `${line.slice(0, 80)} names no address`;
  if (seen.has(parsed)) return `${number} stands there twice`;
  seen.add(parsed);
  return { number: parsed, holder: getAddress(holder) as `0x${string}` };
}
