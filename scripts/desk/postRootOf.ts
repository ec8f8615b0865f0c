import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { BaseError, ClaimTree, type ClaimVoucher, claimLeaf, tryParseE164, writeVoucherLink } from "@dots/protocol";
import { getAddress, isAddress } from "ethers";
import type { Context } from "./command.ts";
import * as read from "./flags.ts";
import { send } from "./send.ts";

const SECONDS_A_DAY = 86_400;
const MOST_DAYS = 30;
const MOST_COMPLAINTS = 20;
const AT_ONCE = 100;

interface Line {
  number: bigint;
  holder: `0x${string}`;
}

/**
 * Builds the tree of a CSV's vouchers, writes each with its proof to a file, and posts the root. The file is read as a whole first:
 * one bad line and nothing is posted. Numbers that are held already get a voucher that their sequence will refuse, so they are
 * named as bad lines too.
 */
export async function postRootOf(context: Context): Promise<void> {
  const { chainId, contracts, flags, now: issuedAt, print } = context;
  const prefix = read.prefix(flags);
  const days = read.whole(flags, "days", { most: MOST_DAYS, otherwise: MOST_DAYS });
  const lines = await readLines(context.file("file"), prefix);
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
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const states = lines.slice(from, from + AT_ONCE).map(async ({ number, holder }) => {
      const { sequence } = await contracts.registry.numberState(number);
      return { ...common, number, holder, sequence: Number(sequence) };
    });
    vouchers.push(...(await Promise.all(states)));
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
    else lines.push(found);
    if (complaints.length === MOST_COMPLAINTS) break;
  }
  if (lines.length === 0 && complaints.length === 0) complaints.push("no lines");
  if (complaints.length === 0) return lines;
  throw new BaseError({
    code: "FileRefused",
    title: `${path} cannot be used, and nothing was posted.`,
    found: complaints.join("; "),
    needed: "a line `+12125550123,0xADDRESS` for each number",
    remedy: "Mend these lines and run it again.",
  });
}

function readLine(line: string, prefix: bigint, seen: Set<bigint>): Line | string {
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
