import { BrowserProvider, EnsPlugin, Network, namehash, toBeHex, zeroPadValue } from "ethers";
import { decodeFunctionResult, encodeFunctionData, type Hex, parseAbi, toHex } from "viem";
import { packetToBytes, namehash as viemNamehash } from "viem/ens";
import { beforeAll, describe, expect, test } from "vitest";
import { ENS_PARENT } from "../../../scripts/deploy/plan.ts";
import { ensNameOf } from "./records.ts";
import { DEPOSIT, NUMBER, openResolverStage, type ResolverStage, rule } from "./resolverStage.ts";

/** A mock of ENS's registry: `resolver(node)` is what stands in the node's own slot. */
const ENS_REGISTRY = "0x00000000000C2E074eC69A0dFb2997BA6C7d2e1e";
const ENS_REGISTRY_CODE = "0x600435545f5260205ff3";
const CHAIN_ID = 31_337;
const BASE = 8453;

const textAbi = parseAbi(["function text(bytes32 node, string key) view returns (string)"]);

describe("numbers to ENS clients", () => {
  let stage: ResolverStage;
  let provider: BrowserProvider;
  let holder: string;

  beforeAll(async () => {
    stage = await openResolverStage();
    const { registry, resolver, alice, rpc } = stage;
    await stage.setRules([rule("sip", "sip:+{e164}@sbc.alpha.example;transport=tls")]);
    holder = await alice.getAddress();
    await registry.connect(alice).claim(NUMBER, holder, 0, DEPOSIT);
    const slot = namehash(ENS_PARENT);
    await rpc.request({ method: "hardhat_setCode", params: [ENS_REGISTRY, ENS_REGISTRY_CODE] });
    await rpc.request({
      method: "hardhat_setStorageAt",
      params: [ENS_REGISTRY, slot, zeroPadValue(await resolver.getAddress(), 32)],
    });
    const network = new Network("hardhat", CHAIN_ID).attachPlugin(new EnsPlugin(ENS_REGISTRY, CHAIN_ID));
    provider = new BrowserProvider(
      { request: ({ method, params }) => rpc.request({ method, params: [...(params as unknown[])] }) },
      network,
      { staticNetwork: network },
    );
  });

  test("ethers finds the resolver at the parent, and the holder by the number's name", async () => {
    expect(await provider.resolveName(ensNameOf(NUMBER))).toBe(holder);
    expect(await provider.resolveName(ensNameOf(NUMBER + 1n))).toBeNull();
  });

  test("ethers reads texts and addresses of other chains", async () => {
    const found = await provider.getResolver(ensNameOf(NUMBER));
    expect(await found?.supportsWildcard()).toBe(true);
    expect(await found?.getText("sip")).toBe(`sip:+${NUMBER}@sbc.alpha.example;transport=tls`);
    expect(await found?.getText("tel")).toBe(`tel:+${NUMBER}`);
    expect(await found?.getText("com.twitter")).toBe("");
    expect(await found?.getAddress(0x80000000 + BASE)).toBe(holder);
  });

  test("ethers takes what is not answered here for nothing", async () => {
    const found = await provider.getResolver(ensNameOf(NUMBER));
    expect(await found?.getContentHash()).toBeNull();
  });

  test("viem's encoders ask, and read the answer", async () => {
    const name = ensNameOf(NUMBER);
    const data = encodeFunctionData({ abi: textAbi, args: [viemNamehash(name), "phone"] });
    const answer = await stage.resolver.resolve(toHex(packetToBytes(name)), data);
    expect(decodeFunctionResult({ abi: textAbi, data: answer as Hex })).toBe(`+${NUMBER}`);
  });

  test("errors come by name", async () => {
    const refused = async (name: string, data = "0x") => {
      const error = await stage.resolver.resolve.staticCall(name, data).then(
        () => null,
        (thrown: { data: string }) => stage.resolver.interface.parseError(thrown.data),
      );
      return [error?.name, ...(error?.args ?? [])];
    };
    const name = toHex(packetToBytes(ensNameOf(NUMBER)));
    const elsewhere = toHex(packetToBytes("3.2.1.e164.arpa"));
    expect(await refused("0x0161")).toEqual(["NameMalformed", "0x0161"]);
    expect(await refused(elsewhere)).toEqual(["NameNotUnderParent", elsewhere, ENS_PARENT]);
    expect(await refused(name, toBeHex(0xbc1c58d1, 4))).toEqual(["UnsupportedResolverProfile", "0xbc1c58d1"]);
  });
});
