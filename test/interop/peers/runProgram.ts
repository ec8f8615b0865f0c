import { startProgram } from "./startProgram.ts";

/** Runs a program to its end, 20 s at most, and gives back what it printed. Throws with that where it exits with other than 0. */
export async function runProgram(command: string, args: string[]): Promise<string> {
  const program = await startProgram(command, args);
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    void program.stop();
  }, 20_000);
  const end = await program.end;
  clearTimeout(limit);
  if (end === 0) return program.output();
  throw new Error(`${command} ${late ? "was stopped after 20 s" : `ended with ${end}`}:\n${program.output()}`);
}
