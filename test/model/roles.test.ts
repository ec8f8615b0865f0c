// What docs/operations/deploy.md tells to do after a deployment, done on real contracts: who may stop and who may suspend
// without a delay, and what waits once governance has one.
import { explainError } from "@dots/protocol";
import { beforeAll, expect, test } from "vitest";
import { type DeployedRegistry, deployedRegistry } from "./deployedRegistry.ts";

const ADMINISTRATOR = 0n;
const [GUARD_ROLE, WATCH_ROLE] = [1n, 2n];
const DELAY = 2 * 86_400;

let chain: DeployedRegistry;
let [guard, watch, safe] = [] as unknown as DeployedRegistry["signers"];

const outcome = (sent: Promise<unknown>) =>
  sent.then(
    () => "done",
    (error: unknown) => explainError(error).code,
  );

beforeAll(async () => {
  chain = await deployedRegistry();
  [, guard, watch, safe] = chain.signers as [unknown, ...typeof chain.signers];
  const { manager, carriers, verifiers, authorityDesk, governor } = chain;
  await carriers.join(governor.address, "First", "", 0n);
  for (let each = 0; each < 2; each++) await verifiers.enrol(1, governor.address, 0n);
  for (const [contract, name, role, account] of [
    [authorityDesk, "stop", GUARD_ROLE, guard],
    [verifiers, "suspend", WATCH_ROLE, watch],
  ] as const) {
    const selector = contract.interface.getFunction(name as never)!.selector;
    await manager.setTargetFunctionRole(await contract.getAddress(), [selector], role);
    await manager.grantRole(role, account!.address, 0);
  }
  await manager.grantRole(ADMINISTRATOR, safe!.address, DELAY);
  await manager.renounceRole(ADMINISTRATOR, governor.address);
});

test("guard and watch act at once, each in one thing alone", async () => {
  const { authorityDesk, verifiers } = chain;
  expect(await outcome(authorityDesk.connect(guard!).stop([44n]))).toBe("done");
  expect(await outcome(verifiers.connect(watch!).suspend(1))).toBe("done");
  expect(await outcome(authorityDesk.connect(watch!).stop([1n]))).toBe("AccessManagedUnauthorized");
  expect(await outcome(verifiers.connect(guard!).suspend(2))).toBe("AccessManagedUnauthorized");
  expect(await outcome(verifiers.connect(watch!).reinstate(1))).toBe("AccessManagedUnauthorized");
});

test("governance is heard after its delay, the deployer no more, and neither stops or suspends", async () => {
  const { manager, verifiers, registry, authorityDesk, networkHelpers, governor } = chain;
  expect(await outcome(registry.connect(governor).addDepositClass(1n))).toBe("AccessManagedUnauthorized");
  expect(await outcome(registry.connect(safe!).addDepositClass(1n))).toBe("AccessManagerNotScheduled");
  expect(await outcome(authorityDesk.connect(safe!).stop([1n]))).toBe("AccessManagedUnauthorized");
  expect(await outcome(verifiers.connect(safe!).suspend(2))).toBe("AccessManagedUnauthorized");

  const delegated = authorityDesk.interface.encodeFunctionData("delegate", [44n, governor.address, 9, 12]);
  const desk = await authorityDesk.getAddress();
  await manager.connect(safe!).schedule(desk, delegated, 0);
  expect(await outcome(manager.connect(safe!).execute(desk, delegated))).toBe("AccessManagerNotReady");
  await networkHelpers.time.increase(DELAY);
  expect(await outcome(manager.connect(safe!).execute(desk, delegated))).toBe("done");
  expect((await registry.authorityAt(44n)).holder).toBe(governor.address);
});
