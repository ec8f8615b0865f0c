// What real contracts refuse on a real node, in the words of the dictionary.
import { claimLeaf, encodePortOrder, explainError, LOCAL_CHAIN_ID, payByAllowance } from "@dots/protocol";
import { numberRegistryAbi } from "@dots/protocol/abi";
import { MaxUint256 } from "ethers";
import { createPublicClient, custom } from "viem";
import { beforeAll, expect, test } from "vitest";
import { type DeployedRegistry, deployedRegistry } from "./deployedRegistry.ts";
import { DEPOSIT, FEE, NUMBER, openMarket, RANGE } from "./openMarket.ts";

let chain: DeployedRegistry;
let other: DeployedRegistry["governor"];
const explain = async (sent: Promise<unknown>) =>
  sent.then(
    () => "nothing was refused",
    (error: unknown) => explainError(error),
  );

beforeAll(async () => {
  chain = await deployedRegistry();
  await openMarket(chain);
  other = chain.signers[1]!;
  for (const spender of [chain.addresses.numberRegistry, chain.addresses.portingDesk]) {
    await chain.ett.approve(spender, MaxUint256);
  }
  await chain.registry.claim(NUMBER, chain.governor.address, 0, DEPOSIT);
});

test("a claim of a taken number, one outside all ranges, too dear, without ETT, of a wrong length", async () => {
  const { registry, governor } = chain;
  expect(await explain(registry.connect(other).claim(NUMBER, other.address, 0, DEPOSIT))).toMatchObject({
    code: "NumberTaken",
    found: `+1 212 555 0123, held by ${governor.address}`,
  });
  expect(await explain(registry.claim(447700900123n, governor.address, 0, DEPOSIT))).toMatchObject({
    code: "RangeMissing",
  });
  expect(await explain(registry.claim(NUMBER + 1n, governor.address, 0, 1n))).toMatchObject({
    code: "DepositAboveHighest",
    needed: "10 ETT",
  });
  const poor = registry.connect(other).claim(NUMBER + 1n, other.address, 0, DEPOSIT);
  expect((await explain(poor)) as object).toMatchObject({ code: "ERC20InsufficientAllowance", needed: "10 ETT" });
  expect(await explain(registry.claim(121255501n, governor.address, 0, DEPOSIT))).toMatchObject({
    code: "NumberLengthRefused",
  });
});

test("a port to a profile that does not accept, with the desk's reason through the registry's call", async () => {
  const { registry, profiles, governor, addresses } = chain;
  await profiles.change(2, 60, 0, []);
  const send = registry["safeTransferFrom(address,address,uint256,bytes)"];
  const order = encodePortOrder({ profile: 2, highestFee: FEE });
  expect(await explain(send(governor.address, addresses.portingDesk, NUMBER, order))).toMatchObject({
    code: "PortNotAccepted",
  });
  expect(await explain(send(governor.address, addresses.portingDesk, NUMBER, "0x01"))).toMatchObject({
    code: "OrderMalformed",
  });
  expect(await explain(registry.transferFrom(governor.address, addresses.portingDesk, NUMBER))).toMatchObject({
    code: "RecipientRefused",
  });
});

test("a template with a line end, and governance by somebody else", async () => {
  const { profiles, registry } = chain;
  const rules = [{ order: 1, preference: 1, kind: 0, template: "sip:a@b.example\r\nX: y" }];
  expect(await explain(profiles.create(1, 60, 1, rules))).toMatchObject({
    code: "TemplateByte",
    found: "0x0d at byte 15 of rule 1",
  });
  expect(await explain(registry.connect(other).addDepositClass(1n))).toMatchObject({
    code: "AccessManagedUnauthorized",
  });
});

test("a desk's refusals, and what only desks may do, in the words of the dictionary", async () => {
  const { registry, claimDesk, authorityDesk, verificationDesk, addresses, governor } = chain;
  const at = { chainId: LOCAL_CHAIN_ID, desk: addresses.claimDesk };
  const issuedAt = await chain.networkHelpers.time.latest();
  const voucher = {
    ...{ number: NUMBER + 2n, holder: governor.address as `0x${string}`, profile: 0, depositClass: 0, sequence: 0 },
    ...{ rangePrefix: RANGE, rangeVersion: 1, issuedAt, expiresAt: issuedAt + 600 },
  };
  const claim = (changed: Partial<typeof voucher>, signature: string) =>
    explain(claimDesk.claimByVoucher({ ...voucher, ...changed }, signature, DEPOSIT, payByAllowance()));
  expect(await claim({}, "0x")).toMatchObject({ code: "PolicyRefuses", found: "range +1212555, claim policy open" });
  await authorityDesk.setPolicy(RANGE, 2);
  expect(await claim({}, "0x")).toMatchObject({
    code: "VoucherSignature",
    needed: `a signature of ${governor.address}`,
  });
  expect(await claim({ sequence: 1 }, "0x")).toMatchObject({ code: "VoucherSequence", needed: "sequence 0" });
  expect(await claim({ rangeVersion: 2 }, "0x")).toMatchObject({ code: "VoucherRange" });
  expect(await claim({ expiresAt: issuedAt - 1 }, "0x")).toMatchObject({ code: "VoucherOutOfTime" });
  const leaf = claimLeaf(at, voucher);
  expect(await explain(claimDesk.claimByRoot(voucher, leaf, [], DEPOSIT, payByAllowance()))).toMatchObject({
    code: "RootUnknown",
  });
  await authorityDesk.setPolicy(RANGE, 1);

  expect(await explain(registry.end(NUMBER))).toMatchObject({
    code: "NotDesk",
    found: governor.address,
    needed: addresses.verificationDesk,
  });
  expect(await explain(verificationDesk.sweep(NUMBER))).toMatchObject({ code: "NotVerified" });
  expect(await explain(registry.moveToSuccessor(NUMBER))).toMatchObject({
    code: "SuccessionNotOpen",
    found: "no successor was announced",
  });
});

test("a stopped country, in days", async () => {
  const { registry, authorityDesk, governor } = chain;
  await authorityDesk.stop([1n]);
  const today = Math.trunc((await chain.networkHelpers.time.latest()) / 86_400);
  const date = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
  expect(await explain(registry.claim(NUMBER + 3n, governor.address, 0, DEPOSIT))).toMatchObject({
    code: "CountryIsStopped",
    found: `+1 on ${date(today)}`,
    needed: `${date(today + 7)} or later`,
  });
  expect(await explain(authorityDesk.stop([1n]))).toMatchObject({ code: "StopRefused" });
});

test("the same refusal through viem", async () => {
  const client = createPublicClient({
    transport: custom({ request: ({ method, params }) => chain.provider.send(method, params) }),
  });
  const called = client.simulateContract({
    address: chain.addresses.numberRegistry,
    abi: numberRegistryAbi,
    functionName: "claim",
    args: [NUMBER, chain.addresses.ett, 0, DEPOSIT],
    account: chain.addresses.ett,
  });
  expect(await explain(called)).toMatchObject({ code: "NumberTaken" });
});
