import { recoverTypedDataAddress, serializeSignature } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { expect, test } from "vitest";
import { permitTypedData, signPermit } from "./permit.ts";

const owner = privateKeyToAccount(`0x${"11".repeat(32)}`);
const terms = {
  chainId: 31337,
  ett: `0x${"22".repeat(20)}`,
  owner: owner.address,
  spender: `0x${"33".repeat(20)}`,
  value: 10n ** 18n,
  nonce: 3n,
  deadline: 2_000_000_000n,
} as const;

test("a signed permit is its owner's, for these terms and no others", async () => {
  const { v, r, s, value, deadline } = await signPermit(owner, terms);
  expect({ value, deadline }).toEqual({ value: terms.value, deadline: terms.deadline });
  const signature = serializeSignature({ r, s, v: BigInt(v) });
  await expect(recoverTypedDataAddress({ ...permitTypedData(terms), signature })).resolves.toBe(owner.address);
  for (const other of [
    { chainId: 1 },
    { value: 2n },
    { nonce: 4n },
    { spender: owner.address },
    { ett: owner.address },
  ]) {
    const recovered = await recoverTypedDataAddress({ ...permitTypedData({ ...terms, ...other }), signature });
    expect(recovered).not.toBe(owner.address);
  }
});
