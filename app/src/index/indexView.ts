/** What the index tells of a number, ready for JSON. */
export interface IndexView {
  /** The newest block that the index has taken in. */
  block: number;
  /** The newest first. */
  actions: IndexedAction[];
}

/** One line of a history: the Action entity of the subgraph. */
export interface IndexedAction {
  id: string;
  /** ActionKind of the subgraph's schema, as `claim`, `port`, `openContest`: named as the contracts' functions are. */
  kind: string;
  block: number;
  /** Seconds since 1970. */
  timestamp: number;
  transaction: string;
  /** Who did it or whom it concerned first, and to whom something went. */
  account: string | null;
  to: string | null;
  donor: Party | null;
  /** Of a port, the recipient. */
  carrier: Party | null;
  /** ETT in the smallest unit, decimal; null where no money moved. */
  amount: string | null;
}

interface Party {
  id: number;
  name: string;
}
