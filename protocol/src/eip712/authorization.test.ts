import { recoverTypedDataAddress, serializeSignature, zeroAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { expect, test } from "vitest";
import { authorizationTypedData, signAuthorization } from "./authorization.ts";
import { payByAllowance, payByAuthorization, payByPermit } from "./payment.ts";

const payer = privateKeyToAccount(`0x${"11".repeat(32)}`);
const terms = {
  chainId: 31337,
  ett: `0x${"22".repeat(20)}`,
  payer: payer.address,
  payee: `0x${"33".repeat(20)}`,
  value: 10n ** 18n,
  validAfter: 1_000n,
  validBefore: 2_000_000_000n,
  nonce: `0x${"44".repeat(32)}`,
} as const;

test("a signed authorization is its payer's, for these terms and no others", async () => {
  const { v, r, s } = await signAuthorization(payer, terms);
  const signature = serializeSignature({ r, s, v: BigInt(v) });
  await expect(recoverTypedDataAddress({ ...authorizationTypedData(terms), signature })).resolves.toBe(payer.address);
  for (const other of [
    { chainId: 1 },
    { ett: payer.address },
    { payee: payer.address },
    { value: 2n },
    { validAfter: 2n },
    { validBefore: 3n },
    { nonce: `0x${"45".repeat(32)}` as const },
  ]) {
    const typedData = authorizationTypedData({ ...terms, ...other });
    expect(await recoverTypedDataAddress({ ...typedData, signature })).not.toBe(payer.address);
  }
});

test("a payment says where the ETT comes from, and no more than it must", async () => {
  const authorization = await signAuthorization(payer, terms);
  const { value, validAfter, validBefore, v, r, s } = authorization;
  expect(payByAllowance()).toMatchObject({ kind: 0, payer: zeroAddress, value: 0n, deadline: 0n });
  expect(payByPermit({ value, deadline: 5n, v, r, s })).toEqual({
    kind: 1,
    payer: zeroAddress,
    value,
    validAfter: 0n,
    deadline: 5n,
    v,
    r,
    s,
  });
  expect(payByAuthorization(authorization)).toEqual({
    kind: 2,
    payer: payer.address,
    value,
    validAfter,
    deadline: validBefore,
    v,
    r,
    s,
  });
});
