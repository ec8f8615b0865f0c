import { startChild } from "../../../scripts/start/stack/child.ts";

/** The longest that a client may take, in ms. */
const PATIENCE = 20_000;

/** Runs a program to its end and gives back what it printed. Throws with that where it exits with other than 0, or after 20 s. */
export async function runProgram(command: string, args: string[]): Promise<string> {
  const program = await startChild({ name: command, command, args });
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    void program.stop();
  }, PATIENCE);
  const code = await program.end;
  clearTimeout(limit);
  if (code === 0) return program.output();
  throw new Error(`${command} ${late ? "was stopped after 20 s" : `ended with ${code}`}:\n${program.output()}`);
}
