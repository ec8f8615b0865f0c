import { type HandedVoucher, payByAllowance, readVoucher, STATUSES } from "@dots/protocol";
import { type ContractTransaction, formatEther } from "ethers";
import { allow } from "../allow.ts";
import type { Command, Context } from "../command.ts";
import * as read from "../flags.ts";
import { send } from "../send.ts";

type Verification = Extract<HandedVoucher, { kind: "verification" }>;

/** What holders do with a voucher, and what anybody may do for them. */
export const holderCommands: readonly Command[] = [
  {
    name: "show",
    usage: "--number NUMBER",
    summary: "what the chain says of a number",
    run: show,
  },
  {
    name: "claim",
    usage: "--voucher TEXT",
    summary: "claims by a carrier's or verifier's voucher, or one with its proof; the sender pays the deposit",
    run: claim,
  },
  verificationCommand("renew", "renews the verification of a number by a verifier's voucher", (handed, { contracts }) =>
    contracts.verificationDesk.renew.populateTransaction(handed.voucher, handed.signature),
  ),
  verificationCommand("answer", "answers a contest by a verifier's voucher", (handed, { contracts }) =>
    contracts.verificationDesk.answerContest.populateTransaction(handed.voucher, handed.signature),
  ),
  verificationCommand(
    "contest",
    "contests a number that another wallet holds; the sender pays its deposit as stake",
    async (handed, context) => {
      const deposit = await allowDeposit(context, handed.voucher.depositClass);
      if (deposit === null) return null;
      const { voucher, signature } = handed;
      const payment = payByAllowance();
      return context.contracts.verificationDesk.openContest.populateTransaction(voucher, signature, deposit, payment);
    },
  ),
  numberCommand("settle", "hands a number whose contest was not answered to its challenger", (number, { contracts }) =>
    contracts.verificationDesk.settleContest.populateTransaction(number),
  ),
  numberCommand("drop", "ends a contest whose verifier fell", (number, { contracts }) =>
    contracts.verificationDesk.dropContest.populateTransaction(number),
  ),
  numberCommand("sweep", "releases a number 30 days after its verification lapsed", (number, { contracts }) =>
    contracts.verificationDesk.sweep.populateTransaction(number),
  ),
  numberCommand("carry-out", "carries out a decision whose time has come", (number, { contracts }) =>
    contracts.verificationDesk.carryOutDecision.populateTransaction(number),
  ),
  numberCommand("release", "gives a number back; a contested one goes to its challenger", (number, { contracts }) =>
    contracts.registry.release.populateTransaction(number),
  ),
];

async function show({ contracts: { registry }, flags, print }: Context): Promise<void> {
  const number = read.number(flags);
  const [state, [prefix, range]] = await Promise.all([registry.numberState(number), registry.rangeOf(number)]);
  print(`+${number}: ${STATUSES[Number(state.status)]}`);
  if (state.profile > 0n) print(`held by ${state.holder}, profile ${state.profile}, sequence ${state.sequence}`);
  if (state.verifier > 0n) print(`verifier ${state.verifier}, verified until ${dayText(Number(state.day))}`);
  print(prefix === 0n ? "in no range" : `range ${prefix} of carrier ${range.carrier}, version ${range.version}`);
}

async function claim(context: Context): Promise<void> {
  const { contracts, flags } = context;
  const handed = readVoucher(read.text(flags, "voucher"));
  const deposit = await allowDeposit(context, handed.voucher.depositClass);
  if (deposit === null) return;
  const payment = payByAllowance();
  const what = `Claims +${handed.voucher.number} for ${handed.voucher.holder}`;
  await send(context, what, await claimTransaction());

  function claimTransaction(): Promise<ContractTransaction> {
    if (handed.kind === "root") {
      const { voucher, root, proof } = handed;
      return contracts.claimDesk.claimByRoot.populateTransaction(voucher, root, [...proof], deposit!, payment);
    }
    const { kind, voucher, signature } = handed;
    return kind === "claim"
      ? contracts.claimDesk.claimByVoucher.populateTransaction(voucher, signature, deposit!, payment)
      : contracts.verificationDesk.claim.populateTransaction(voucher, signature, deposit!, payment);
  }
}

/** The deposit of a class, once the registry may take it from the sender; null where a dry run stops before that. */
async function allowDeposit(context: Context, depositClass: number): Promise<bigint | null> {
  const { registry } = context.contracts;
  const deposit = await registry.depositOf(depositClass);
  context.print(`The registry takes ${formatEther(deposit)} ETT, the deposit of class ${depositClass}.`);
  const allowed = await allow(context, await registry.getAddress(), deposit, "Allows the registry to take it");
  return allowed ? deposit : null;
}

function verificationCommand(
  name: string,
  summary: string,
  build: (handed: Verification, context: Context) => Promise<ContractTransaction | null>,
): Command {
  return {
    name,
    usage: "--voucher TEXT",
    summary,
    async run(context) {
      const handed = readVoucher(read.text(context.flags, "voucher"));
      if (handed.kind !== "verification") throw read.wrong("voucher", `a carrier's voucher`, "a verifier's voucher");
      const transaction = await build(handed, context);
      if (transaction) await send(context, `${name} +${handed.voucher.number}`, transaction);
    },
  };
}

function numberCommand(
  name: string,
  summary: string,
  build: (number: bigint, context: Context) => Promise<ContractTransaction>,
): Command {
  return {
    name,
    usage: "--number NUMBER",
    summary,
    async run(context) {
      const number = read.number(context.flags);
      await send(context, `${name} +${number}`, await build(number, context));
    },
  };
}

function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
