import type { Context } from "./command.ts";
import { send } from "./send.ts";

/**
 * Lets a contract take so much of the sender's ETT, where it may not yet. False where a dry run ends with that: what needs an
 * allowance cannot be tried before there is one.
 */
export async function allow(context: Context, spender: string, amount: bigint, what: string): Promise<boolean> {
  const { account, contracts, print } = context;
  if ((await contracts.ett.allowance(account.address, spender)) >= amount) return true;
  if (await send(context, what, await contracts.ett.approve.populateTransaction(spender, amount))) return true;
  print("What comes after it was not tried: it needs that allowance.");
  return false;
}
