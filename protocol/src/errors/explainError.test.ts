import fc from "fast-check";
import {
  type AbiParameter,
  ContractFunctionExecutionError,
  ContractFunctionRevertedError,
  encodeAbiParameters,
  encodeErrorResult,
  getAddress,
  type Hex,
  HttpRequestError,
  parseEther,
  UserRejectedRequestError,
} from "viem";
import { describe, expect, test } from "vitest";
import { authorityDeskAbi, numberRegistryAbi } from "../generated/abi.ts";
import { BaseError } from "./base.ts";
import { contractErrors } from "./dictionary/contractErrors.ts";
import { errorDictionary } from "./dictionary/index.ts";
import { explainError } from "./explainError.ts";

const holder = `0x${"ab".repeat(20)}` as const;
const taken = encodeErrorResult({ abi: numberRegistryAbi, errorName: "NumberTaken", args: [12125550123n, holder] });

/** A value of an ABI type, extreme on demand. */
function sampleOf({ type }: AbiParameter, high: boolean): unknown {
  const [, kind, bits] = /^(uint|bytes|address|string)(\d*)$/.exec(type)!;
  if (kind === "uint") return high ? 2n ** BigInt(bits!) - 1n : 0n;
  if (kind === "bytes") return `0x${(high ? "ff" : "41").repeat(Number(bits))}`;
  return kind === "address" ? holder : "text";
}

function revertOf(error: (typeof contractErrors)[number], high: boolean): Hex {
  const args = error.inputs.map((input) => sampleOf(input, high)) as never;
  return encodeErrorResult({ abi: [error], errorName: error.name, args } as never);
}

describe("error dictionary", () => {
  test("has an entry for every error of every contract, and no other", () => {
    expect(Object.keys(errorDictionary).sort()).toEqual([...new Set(contractErrors.map(({ name }) => name))].sort());
  });

  test("no two contracts give one name to different errors", () => {
    expect(new Set(contractErrors.map(({ name }) => name)).size).toBe(contractErrors.length);
  });

  test.each(contractErrors)("$name is explained in sentences, with the values found and needed", (error) => {
    for (const high of [false, true]) {
      const explained = explainError(revertOf(error, high));
      expect(explained.code).toBe(error.name);
      expect(explained.title).toMatch(/^[A-Z{].*\.$/);
      expect(explained.reason).toMatch(/^[A-Z].*\.$/);
      expect(explained.remedy).toMatch(/^[A-Z].*\.$/);
      expect(explained.message).not.toMatch(/undefined|null|NaN|\[object|Invalid Date/);
      if (error.inputs.length > 0) expect(explained.found ?? explained.needed).toBeDefined();
    }
  });
});

describe("explainError", () => {
  test("reads revert data in the shapes of viem, ethers and JSON-RPC", () => {
    const reverted = new ContractFunctionRevertedError({ abi: numberRegistryAbi, data: taken, functionName: "claim" });
    const shapes = [
      taken,
      reverted,
      new ContractFunctionExecutionError(reverted, {
        abi: numberRegistryAbi as never,
        functionName: "claim",
        args: [12125550123n, holder, 0, 0n],
      }),
      Object.assign(new Error("call revert"), { code: "CALL_EXCEPTION", data: taken }),
      { code: 3, message: "execution reverted", data: taken },
      { code: -32603, data: { originalError: 1, data: taken } },
      { info: { error: { code: 3, data: taken } } },
    ];
    for (const shape of shapes) {
      const explained = explainError(shape);
      expect(explained).toMatchObject({ code: "NumberTaken", found: `+1 212 555 0123, held by ${getAddress(holder)}` });
      expect(explained.cause).toBe(shape);
    }
  });

  test("shows amounts, days and numbers as people write them", () => {
    const revert = (errorName: "DepositAboveHighest" | "NumberInQuarantine", args: readonly unknown[]) =>
      explainError(encodeErrorResult({ abi: numberRegistryAbi, errorName, args } as never)).message;
    expect(revert("DepositAboveHighest", [parseEther("10"), parseEther("2.5")])).toMatch(
      /at most 2\.5 ETT.*Needed: 10 ETT/,
    );
    expect(revert("NumberInQuarantine", [12125550123n, 20_000n, 20_045n])).toMatch(/2024-10-04.*Needed: 2024-11-18/);
  });

  test("tells a stop of a week from one for good", () => {
    const needed = (errorName: "CountryIsStopped" | "StopRefused", until: number) =>
      explainError(encodeErrorResult({ abi: authorityDeskAbi, errorName, args: [44n, 20_000n, until] } as never))
        .needed;
    expect(needed("CountryIsStopped", 20_007)).toBe("2024-10-11 or later");
    expect(needed("CountryIsStopped", 65_535)).toBe("the registry that follows this one");
    expect(needed("StopRefused", 20_060)).toBe("2024-12-03 or later");
    expect(needed("StopRefused", 65_535 + 53)).toBe("a country that is not closed for good");
  });

  test.each([
    [new UserRejectedRequestError(new Error("no")), "WalletDeclined"],
    [{ code: 4001, message: "User rejected" }, "WalletDeclined"],
    [new HttpRequestError({ url: "http://127.0.0.1:1" }), "NodeUnreachable"],
    [`0x08c379a0${encodeAbiParameters([{ type: "string" }], ["why\r\n"]).slice(2)}`, "Error"],
    [`0x4e487b71${encodeAbiParameters([{ type: "uint256" }], [0x11n]).slice(2)}`, "Panic"],
    ["0xdeadbeef", "RevertUnknown"],
    [taken.slice(0, 40), "RevertUnknown"],
    ["0x", "Unknown"],
    [undefined, "Unknown"],
    [new Error("boom"), "Unknown"],
  ])("%s is %s", (error, code) => expect(explainError(error).code).toBe(code));

  test("gives back an error of DOTS's own", () => {
    const own = new BaseError({ code: "X", title: "T.", remedy: "R." });
    expect(explainError(new Error("outer", { cause: own }))).toBe(own);
  });

  test("never throws, whatever it is given", () => {
    const circle: Record<string, unknown> = {};
    circle.cause = circle;
    const trap = Object.defineProperty({}, "data", {
      get() {
        throw new Error("trap");
      },
    });
    for (const each of [circle, trap, Symbol("x"), () => {}, Object.create(null)])
      expect(explainError(each)).toBeInstanceOf(BaseError);
    fc.assert(fc.property(fc.anything(), (each) => void explainError(each)));
  });
});
