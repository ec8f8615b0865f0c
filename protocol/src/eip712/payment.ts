import { type Address, type Hex, zeroAddress } from "viem";
import type { Authorization } from "./authorization.ts";
import { NO_PERMIT, type Permit } from "./permit.ts";

/** How ETT is paid: `PaymentKind` of the contracts, in its order. */
export const PAYMENT_KINDS = ["allowance", "permit", "authorization"] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/** `Payment` of the contracts: where the ETT comes from. */
export interface Payment {
  kind: number;
  payer: Address;
  value: bigint;
  validAfter: bigint;
  deadline: bigint;
  v: number;
  r: Hex;
  s: Hex;
}

/** From the caller's standing allowance for the registry. */
export function payByAllowance(): Payment {
  return payment("allowance", { payer: zeroAddress, validAfter: 0n, ...NO_PERMIT });
}

/** From the caller, by a permit for the registry; one that fails is ignored if the allowance suffices. */
export function payByPermit({ value, deadline, v, r, s }: Permit): Payment {
  return payment("permit", { payer: zeroAddress, validAfter: 0n, value, deadline, v, r, s });
}

/** From whoever signed the authorization, whoever calls. */
export function payByAuthorization({ payer, value, validAfter, validBefore, v, r, s }: Authorization): Payment {
  return payment("authorization", { payer, value, validAfter, deadline: validBefore, v, r, s });
}

function payment(kind: PaymentKind, rest: Omit<Payment, "kind">): Payment {
  return { kind: PAYMENT_KINDS.indexOf(kind), ...rest };
}
