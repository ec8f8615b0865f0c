import { NO_PERMIT, type Permit } from "@dots/protocol";
import type { Address, Hash } from "viem";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { followPending, type KeptPermit, run, type Tools } from "./engine.ts";
import type { Stage } from "./state.ts";
import type { ContractCall, Pending, Transaction } from "./transaction.ts";

const ACCOUNT: Address = `0x${"a1".repeat(20)}`;
const SPENDER: Address = `0x${"b2".repeat(20)}`;
const HASH: Hash = `0x${"c3".repeat(32)}`;
const PERMIT: Permit = { ...NO_PERMIT, value: 25n, deadline: 2_000n };
const NOW = 1_000;

const claim: Transaction = {
  kind: "claim",
  digits: "12125550123",
  title: "Claim",
  facts: [],
  spends: { spender: SPENDER, amount: 25n },
  call: (permit) => ({
    address: SPENDER,
    abi: [],
    functionName: permit === NO_PERMIT ? "claim" : "claimWithPermit",
    args: [],
  }),
  done: "Yours.",
};

let tools: { [Name in keyof Tools]: Tools[Name] };
let told: Stage[];
let sent: ContractCall[];
let ended: AbortController;

beforeEach(() => {
  told = [];
  sent = [];
  ended = new AbortController();
  tools = {
    account: ACCOUNT,
    chainId: 31337,
    toOurNetwork: async () => {},
    allowance: async () => 0n,
    signPermit: async () => PERMIT,
    approval: () => ({
      address: SPENDER,
      abi: [],
      functionName: "approve",
      args: [],
    }),
    simulate: async () => {},
    send: async (call) => {
      sent.push(call);
      return HASH;
    },
    receipt: async (hash) => ({ hash, block: 7n, outcome: "done" }),
    indexedBlock: async () => 7,
    indexPause: async () => {},
    keep: vi.fn(),
  };
});

const tell = (stage: Stage) => told.push(stage);
const start = (kept: KeptPermit = {}) => run(claim, tools, kept, () => NOW, tell, ended.signal);
const names = () => told.map((stage) => (stage.stage === "sign" ? `sign:${stage.asking}` : stage.stage));
const declined = () =>
  Object.assign(new Error("User rejected the request."), {
    code: 4001,
    name: "UserRejectedRequestError",
  });

describe("a transaction that goes well", () => {
  it("permits, tries out, signs, and tells confirmed and indexed apart", async () => {
    const heights = [6, 7];
    tools.indexedBlock = async () => heights.shift() ?? null;
    await start();
    expect(names()).toEqual([
      "sign:network",
      "sign:permit",
      "sign:check",
      "sign:transaction",
      "sent",
      "confirmed",
      "indexed",
    ]);
    expect(sent.map(({ functionName }) => functionName)).toEqual(["claimWithPermit"]);
  });

  it("asks for no permit where the allowance suffices", async () => {
    tools.allowance = async () => 25n;
    await start();
    expect(names()).not.toContain("sign:permit");
    expect(sent.map(({ functionName }) => functionName)).toEqual(["claim"]);
  });

  it("approves exactly where the wallet cannot sign permits", async () => {
    const approval = vi.spyOn(tools, "approval");
    tools.signPermit = async () => null;
    await start();
    expect(approval).toHaveBeenCalledWith(SPENDER, 25n);
    expect(sent.map(({ functionName }) => functionName)).toEqual(["approve", "claim"]);
  });

  it("keeps what was sent until its receipt is there", async () => {
    await start();
    expect(vi.mocked(tools.keep).mock.calls.map(([pending]) => pending?.hash)).toEqual([HASH, undefined]);
  });
});

describe("a transaction that fails", () => {
  it("says that the wallet declined, sends nothing, and needs no second permit", async () => {
    const kept: KeptPermit = {};
    const send = tools.send;
    tools.send = async () => {
      throw declined();
    };
    await start(kept);
    expect(told.at(-1)).toMatchObject({
      stage: "failed",
      at: "sign",
      problem: { code: "WalletDeclined" },
    });
    expect(tools.keep).not.toHaveBeenCalled();
    tools.send = send;
    told = [];
    await start(kept);
    expect(names()).not.toContain("sign:permit");
    expect(told.at(-1)?.stage).toBe("indexed");
  });

  it("asks for a new permit when the kept one is about to expire", async () => {
    await start({
      permit: {
        spender: SPENDER,
        value: { ...PERMIT, deadline: BigInt(NOW) + 10n },
      },
    });
    expect(names()).toContain("sign:permit");
  });

  it("does not ask for a signature when the trial fails", async () => {
    tools.simulate = async () => {
      throw new Error("execution reverted");
    };
    await start();
    expect(names().at(-1)).toBe("failed");
    expect(sent).toEqual([]);
  });

  it("tells a revert in the block, and forgets the transaction", async () => {
    tools.receipt = async (hash) => ({ hash, block: 7n, outcome: "reverted" });
    await start();
    expect(told.at(-1)).toMatchObject({
      stage: "failed",
      at: "sent",
      problem: { code: "TransactionReverted" },
    });
    expect(vi.mocked(tools.keep).mock.lastCall).toEqual([undefined]);
  });

  it("stops when the approval is replaced by another transaction", async () => {
    tools.signPermit = async () => null;
    tools.receipt = async (hash) => ({ hash, block: 7n, outcome: "cancelled" });
    await start();
    expect(told.at(-1)).toMatchObject({
      stage: "failed",
      problem: { code: "TransactionReplaced" },
    });
    expect(sent).toHaveLength(1);
  });
});

describe("after a reload", () => {
  const pending: Pending = {
    kind: "claim",
    digits: "12125550123",
    title: "Claim",
    done: "Yours.",
    account: ACCOUNT,
    chainId: 31337,
    hash: HASH,
  };

  it("follows a replaced transaction to its replacement", async () => {
    const other: Hash = `0x${"d4".repeat(32)}`;
    tools.receipt = async () => ({ hash: other, block: 7n, outcome: "done" });
    await followPending(pending, tools, tell, ended.signal);
    expect(told.at(-1)).toEqual({ stage: "indexed", hash: other, block: 7n });
  });

  it("keeps a transaction of which nothing is known", async () => {
    tools.receipt = async () => {
      throw new Error("no way to the node");
    };
    await followPending(pending, tools, tell, ended.signal);
    expect(told.at(-1)).toMatchObject({
      stage: "failed",
      at: "sent",
      hash: HASH,
    });
    expect(tools.keep).not.toHaveBeenCalled();
  });

  it("says that the index is silent, and stops asking when the page is left", async () => {
    tools.indexedBlock = async () => {
      throw new Error("down");
    };
    let pauses = 0;
    tools.indexPause = async () => {
      pauses += 1;
      if (pauses === 3) ended.abort();
    };
    await followPending(pending, tools, tell, ended.signal);
    expect(told.at(-1)).toEqual({
      stage: "confirmed",
      hash: HASH,
      block: 7n,
      index: "silent",
    });
    expect(pauses).toBe(3);
  });
});
