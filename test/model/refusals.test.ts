// What real contracts refuse on a real node, in the words of the dictionary.
import { encodePortOrder, explainError } from "@dots/protocol";
import { numberRegistryAbi } from "@dots/protocol/abi";
import { MaxUint256 } from "ethers";
import { createPublicClient, custom } from "viem";
import { beforeAll, expect, test } from "vitest";
import { type DeployedRegistry, deployedRegistry } from "./deployedRegistry.ts";
import { DEPOSIT, FEE, NUMBER, openMarket } from "./openMarket.ts";

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
