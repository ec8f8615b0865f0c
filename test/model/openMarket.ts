import { parseEther } from "ethers";
import type { DeployedRegistry } from "./deployedRegistry.ts";

export const RANGE = 1212555n;
export const NUMBER = 12125550123n;
export const DEPOSIT = parseEther("10");
export const FEE = parseEther("2");

/** Two carriers with an open profile each (ids 1 and 2), and an open range with a deposit in country 1. */
export async function openMarket({
  carriers,
  profiles,
  registry,
  authorityDesk,
  desk,
  governor,
}: DeployedRegistry): Promise<void> {
  await registry.addDepositClass(DEPOSIT);
  await desk.setBaseFee(FEE);
  for (const name of ["First", "Second"]) await carriers.join(governor.address, name, "", 0n);
  for (const carrier of [1, 2]) {
    const template = `sip:+{e164}@c${carrier}.example`;
    await profiles.create(carrier, 60, 1, [{ order: 10, preference: 10, kind: 0, template }]);
  }
  await authorityDesk.delegate(1n, governor.address, 11, 11);
  await authorityDesk.openRangeLengths(1n, 1 << 7);
  await registry.allocate(RANGE, {
    carrier: 1,
    defaultProfile: 1,
    minDigits: 11,
    maxDigits: 11,
    depositClass: 0,
    policy: 1,
    quarantineDays: 45,
    flags: 0,
  });
}
