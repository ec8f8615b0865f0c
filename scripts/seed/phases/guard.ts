import { localAccount } from "../../deploy/localAccounts.ts";
import { GUARD } from "../market.ts";
import type { Work } from "../work.ts";

/** The role of the AccessManager under which the guard may stop countries, and nothing else. */
const GUARD_ROLE = 1n;

/** Names who may stop what is new in a country for a week. */
export async function nameGuard({ contracts: { manager, authorityDesk }, outbox }: Work): Promise<void> {
  const governor = localAccount(0);
  const guard = localAccount(GUARD).address;
  const [isMember] = await manager.hasRole(GUARD_ROLE, guard);
  if (isMember) return;
  const { selector } = authorityDesk.stop.fragment;
  const desk = await authorityDesk.getAddress();
  await outbox.add(governor, await manager.setTargetFunctionRole.populateTransaction(desk, [selector], GUARD_ROLE));
  await outbox.add(governor, await manager.grantRole.populateTransaction(GUARD_ROLE, guard, 0));
}
