// `npm run desk -- COMMAND`: what authorities, carriers, verifiers and holders do beyond what a wallet shows, one transaction or
// signature a command.
import { runCli } from "../cli/runCli.ts";
import { runDesk } from "./runDesk.ts";

await runCli(() => runDesk(process.argv.slice(2), { env: process.env, print: (line) => console.log(line) }));
