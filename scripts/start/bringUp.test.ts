import { expect, test } from "vitest";
import type { Board } from "./board/board.ts";
import { bringUp } from "./bringUp.ts";

function stack() {
  const told: string[] = [];
  const board: Board = { set: (name, state) => told.push(`${name} ${state}`), close: () => {} };
  const failures: string[] = [];
  const run = bringUp(board, (name, error) => failures.push(`${name}: ${(error as Error).message}`));
  const part = (name: string) => ({ name, stop: async () => void told.push(`${name} stopped`) });
  return { told, failures, run, part };
}

test("starts a part when what it needs is up, and stops all in reverse", async () => {
  const { told, run, part } = stack();
  const chain = run.part("chain", [], async () => part("chain"));
  const bridge = run.part("bridge", [chain], async (found) => ({ ...part("bridge"), on: found.name }));
  expect((await bridge).on).toBe("chain");
  await run.stop();
  expect(told).toEqual(["chain starts", "chain up", "bridge starts", "bridge up", "bridge stopped", "chain stopped"]);
});

test("a part that fails is told once, and what needs it is never started", async () => {
  const { told, failures, run, part } = stack();
  const chain = run.part("chain", [], async () => part("chain"));
  const graph = run.part("graph", [chain], async () => Promise.reject(new Error("no glibc")));
  const app = run.part("app", [graph], async () => part("app"));
  await expect(app).rejects.toThrow("no glibc");
  await run.stop();
  expect(failures).toEqual(["graph: no glibc"]);
  expect(told).toEqual(["chain starts", "chain up", "graph starts", "graph failed", "chain stopped"]);
});

test("what comes up while the stack is being stopped is stopped too, and nothing further is started", async () => {
  const { told, run, part } = stack();
  const begun = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const chain = run.part("chain", [], async () => {
    begun.resolve();
    await gate.promise;
    return part("chain");
  });
  const bridge = run.part("bridge", [chain], async () => part("bridge"));
  bridge.catch(() => {});
  await begun.promise;
  const stopped = run.stop();
  gate.resolve();
  await stopped;
  expect(told).toEqual(["chain starts", "chain up", "chain stopped"]);
});

test("a part that cannot be stopped does not keep the others up", async () => {
  const { told, run, part } = stack();
  await run.part("chain", [], async () => part("chain"));
  await run.part("bridge", [], async () => ({ stop: () => Promise.reject(new Error("stuck")) }));
  await run.stop();
  expect(told.at(-1)).toBe("chain stopped");
});
