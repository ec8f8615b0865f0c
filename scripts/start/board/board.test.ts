import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { openBoard } from "./board.ts";

function board(live: boolean) {
  let clock = 0;
  const written: string[] = [];
  const opened = openBoard({
    parts: ["chain", "graph-node"],
    write: (text) => written.push(text),
    live,
    now: () => clock,
    columns: () => 30,
  });
  return { board: opened, written, wait: (ms: number) => (clock += ms) };
}

test("where nobody looks on, each change of a part is one line with what it took", () => {
  const { board: b, written, wait } = board(false);
  b.set("chain", "starts");
  b.set("chain", "starts", "still the same");
  wait(1250);
  b.set("chain", "up", "127.0.0.1:8545");
  wait(5000);
  b.set("graph-node", "starts");
  b.set("graph-node", "failed", "no glibc");
  b.close();
  expect(written).toEqual([
    ">  chain         0.0 s\n",
    "ok chain         1.3 s  127.0.0.1:8545\n",
    ">  graph-node    0.0 s\n",
    "!! graph-node    0.0 s  no glibc\n",
  ]);
});

test("on a terminal it is redrawn in place, no line longer than the terminal is wide", () => {
  const { board: b, written, wait } = board(true);
  b.set("chain", "starts", "a note that would not fit on the line");
  wait(400);
  b.set("chain", "up");
  b.close();
  const [first, ...redrawn] = written;
  const upTwoLines = "\x1b[2A";
  expect(first).not.toContain(upTwoLines);
  for (const text of redrawn) expect(text.startsWith(upTwoLines)).toBe(true);
  for (const line of written.join("").split("\n")) expect(stripVTControlCharacters(line).length).toBeLessThan(30);
  expect(written.at(-1)).toContain("ok chain         0.4 s");
  expect(written.at(-1)).toContain("graph-node");
});
