/** One step of `debug_traceTransaction`, no more of it than is read here. */
export interface Step {
  depth: number;
  op: string;
  /** Left before the step. */
  gas: number;
  gasCost: number;
  /** Words in hexadecimal, the top last. */
  stack: readonly string[];
}

/** Where the gas of a transaction went after its first instruction, by kind and, for computation, by contract. */
export interface Breakdown {
  /** Accounts called, cold or warm. */
  calls: number;
  reads: number;
  writes: number;
  events: number;
  /** Everything else, by the address that ran it (lower case). */
  computation: ReadonlyMap<string, number>;
}

const CALLS: ReadonlySet<string> = new Set(["CALL", "STATICCALL", "DELEGATECALL", "CALLCODE"]);

/** @param to whom the transaction called */
export function breakdown(steps: readonly Step[], to: string): Breakdown {
  const found = { calls: 0, reads: 0, writes: 0, events: 0 };
  const computation = new Map<string, number>();
  const running = [to.toLowerCase()];
  steps.forEach((step, i) => {
    running.length = step.depth;
    const kind = kindOf(step.op);
    const cost = kind === "calls" ? ownCost(steps, i) : step.gasCost;
    const callee = step.stack.at(-2);
    if (kind === "calls" && callee) running.push(addressIn(callee));
    if (kind) found[kind] += cost;
    else computation.set(running[step.depth - 1]!, (computation.get(running[step.depth - 1]!) ?? 0) + cost);
  });
  return { ...found, computation };
}

function kindOf(op: string): "calls" | "reads" | "writes" | "events" | null {
  if (CALLS.has(op)) return "calls";
  if (op === "SLOAD") return "reads";
  if (op === "SSTORE") return "writes";
  return op.startsWith("LOG") ? "events" : null;
}

/** What a call costs besides what the callee uses. */
function ownCost(steps: readonly Step[], i: number): number {
  const call = steps[i]!;
  let after = i + 1;
  while (after < steps.length && steps[after]!.depth > call.depth) after++;
  const back = steps[after];
  if (!back) return call.gasCost;
  const [first, last] = [steps[i + 1]!, steps[after - 1]!];
  const inside = after === i + 1 ? 0 : first.gas - last.gas + last.gasCost;
  return call.gas - back.gas - inside;
}

function addressIn(word: string): string {
  return `0x${word.replace(/^0x/, "").padStart(64, "0").slice(-40).toLowerCase()}`;
}
