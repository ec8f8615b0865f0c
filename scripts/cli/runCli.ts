import { explainError } from "@dots/protocol";

/** Runs a command of the project: what goes wrong is told in words, without a stack, and ends it with exit code 1. */
export async function runCli(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const { title, reason, found, needed, remedy } = explainError(error);
    const lines = [title, reason, found && `Found:  ${found}`, needed && `Needed: ${needed}`, remedy];
    process.stderr.write(`${lines.filter(Boolean).join("\n")}\n`);
    process.exitCode = 1;
  }
}
