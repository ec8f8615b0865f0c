import type { Hex } from "viem";
import type { Header } from "../block.ts";
import { type ChainLog, type ChainSource, TooManyLogs } from "../chainSource.ts";
import { headerAt } from "./chain.ts";

type MakeLogs = (at: { block: number; branch: number }) => ChainLog[];

interface Block {
  header: Header;
  logs: ChainLog[];
}

/** A node with a chain in memory, which mines, takes back, reorganises, goes away and lies as a test tells it. */
export class FakeNode {
  chain: Block[] = [];
  chainIdentity = 31_337;
  /** Connections refused while false. */
  up = true;
  /** Ranges wider than this are refused. */
  widest = Number.POSITIVE_INFINITY;
  /** Changes answers on their way out. */
  tamper: (logs: ChainLog[]) => ChainLog[] = (logs) => logs;
  /** Whether new heads are told of. */
  tells = true;
  readonly asked: string[] = [];
  #branch = 0;
  #watchers: { onHead: (head: Header) => void; onLost: (error: Error) => void }[] = [];

  constructor({ branch = 0 } = {}) {
    this.#branch = branch;
    this.mine();
  }

  get head(): Header {
    return this.chain.at(-1)!.header;
  }

  /** Appends a block with the logs made for its number. */
  mine(make: MakeLogs = () => []): Header {
    const number = this.chain.length;
    const parent = this.chain.at(-1)?.header.hash;
    const header = { ...headerAt(number, this.#branch), ...(parent && { parentHash: parent }) };
    this.chain.push({ header, logs: make({ block: number, branch: this.#branch }) });
    if (this.tells) for (const { onHead } of this.#watchers) onHead(header);
    return header;
  }

  mineMany(count: number): void {
    for (let i = 0; i < count; i++) this.mine();
  }

  /** Takes the newest blocks back; those mined afterwards are on another branch. Nobody is told. */
  takeBack(blocks: number): void {
    this.chain.splice(this.chain.length - blocks, blocks);
    this.#branch++;
  }

  /** Cuts all connections. */
  drop(): void {
    for (const { onLost } of this.#watchers.splice(0)) onLost(new Error("gone"));
  }

  async connect(): Promise<ChainSource> {
    if (!this.up) throw new Error("connection refused");
    const answer = async <T>(method: string, result: () => T): Promise<T> => {
      this.asked.push(method);
      if (!this.up) throw new Error("gone");
      return result();
    };
    return {
      chainId: () => answer("chainId", () => this.chainIdentity),
      header: (at) => answer("header", () => this.#find(at)?.header ?? null),
      logs: (of) =>
        answer("logs", () => {
          if ("block" in of) return this.tamper(this.#find(of.block.hash)?.logs ?? []);
          if (of.to - of.from + 1 > this.widest) throw new TooManyLogs("too wide");
          return this.tamper(this.chain.slice(of.from, of.to + 1).flatMap(({ logs }) => logs));
        }),
      watch: async (onHead, onLost) => {
        this.#watchers.push({ onHead, onLost });
      },
      close: () => {
        this.#watchers = [];
      },
    };
  }

  #find(at: number | Hex | "latest"): Block | undefined {
    if (at === "latest") return this.chain.at(-1);
    return typeof at === "number" ? this.chain[at] : this.chain.find(({ header }) => header.hash === at);
  }
}
