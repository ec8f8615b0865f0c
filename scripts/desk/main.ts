// `npm run desk -- COMMAND`: what authorities, carriers, verifiers and holders do beyond what a wallet shows, one transaction or
// signature a command.
import { fileURLToPath } from "node:url";
import { runCli } from "../cli/runCli.ts";
import { StateFolder } from "../start/state/stateFolder.ts";
import { runDesk } from "./runDesk.ts";

const STATE = fileURLToPath(new URL("../../.dots", import.meta.url));

await runCli(async () => {
  const stack = await new StateFolder(STATE).running();
  const print = (line: string) => console.log(line);
  await runDesk(process.argv.slice(2), { env: process.env, stackRpc: stack?.addresses?.rpcUrl, print });
});
