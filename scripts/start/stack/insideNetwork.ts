// Runs inside a network of its own, which has nothing but a loopback that is down: see ownNetwork.ts.
import { execFileSync } from "node:child_process";
import { startChild } from "./child.ts";
import type { InsidePlan } from "./ownNetwork.ts";
import { startRelay } from "./relay.ts";

const { reach, serve, program } = JSON.parse(process.argv[2] ?? "") as InsidePlan;
execFileSync("ip", ["link", "set", "lo", "up"], {
  env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
});
const host = "127.0.0.1";
for (const { port, path } of reach) await startRelay({ port, host }, { path });
for (const { port, path } of serve) await startRelay({ path }, { port, host });
const child = await startChild({ ...program, onLine: (line) => console.log(line) });
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void child.stop());
process.exit((await child.end) ?? 1);
