import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BaseError } from "@dots/protocol";
import { type Child, startChild } from "./child.ts";
import { freePort } from "./freePort.ts";
import type { PartOptions, Running } from "./part.ts";
import { type PostgresHome, postgresHome } from "./postgresHome.ts";

const PATIENCE_MS = 60_000;
const PORT_ATTEMPTS = 3;
const ROLE = "dots";
const LOCALE = { LC_ALL: "C", LANG: "C", TZ: "UTC" };
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "shared_preload_libraries=pg_stat_statements", // graph-node's migrations ask for it
  "fsync=off",
  "full_page_writes=off",
  "synchronous_commit=off",
];

export interface PostgresOptions extends PartOptions {
  /** A folder for this server alone; what stands in it is replaced. */
  dataDir: string;
}

export interface Postgres extends Running {
  /** postgresql://... with the role's password: not for logs. */
  url: string;
  pid: number;
}

/**
 * Starts an empty PostgreSQL on a port of 127.0.0.1, in UTF8 and the C locale as graph-node demands. Nothing is kept from one
 * run to the next: graph-node indexes anew at every start, and would wait in vain if the chain had since lost blocks that
 * the database knows. So nothing waits for the disk either.
 */
export async function startPostgres({ dataDir, log = () => {}, onCrash }: PostgresOptions): Promise<Postgres> {
  const home = await postgresHome(dataDir, log);
  await endLeftOver(home.cluster, log);
  const password = await makeCluster(home);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    let ready = false;
    const server = await startChild({
      name: "PostgreSQL",
      command: join(home.programs, "postgres"),
      args: ["-D", home.cluster, "-p", `${port}`, ...SETTINGS.flatMap((setting) => ["-c", setting])],
      stopSignal: "SIGINT", // "fast": clients are sent away
      cwd: home.cluster,
      env: LOCALE,
      ...(home.user && { user: home.user }),
      onCrash: (error) => ready && onCrash?.(error),
    });
    try {
      await server.line(/database system is ready to accept connections/, PATIENCE_MS);
    } catch (error) {
      await server.stop();
      if (attempt === PORT_ATTEMPTS || !/Address already in use/.test(server.output())) throw error;
      continue;
    }
    ready = true;
    log(`PostgreSQL listens on 127.0.0.1:${port}`);
    const url = `postgresql://${ROLE}:${password}@127.0.0.1:${port}/postgres`;
    return { url, pid: server.pid, stop: () => stop(server, home) };
  }
}

async function stop(server: Child, home: PostgresHome): Promise<void> {
  await server.stop();
  await Promise.all(home.passing.map((path) => rm(path, { recursive: true, force: true })));
}

/** Makes the cluster anew; gives the password of its role. */
async function makeCluster({ cluster, programs, user }: PostgresHome): Promise<string> {
  await rm(cluster, { recursive: true, force: true });
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString("hex");
  const passwordFile = `${cluster}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) await Promise.all([cluster, passwordFile].map((path) => chown(path, user.uid, user.gid)));
  const flags = ["-E", "UTF8", "--locale=C", "-A", "scram-sha-256", "--no-sync", "--no-instructions"];
  const initdb = await startChild({
    name: "initdb",
    command: join(programs, "initdb"),
    args: ["-D", cluster, "-U", ROLE, `--pwfile=${passwordFile}`, ...flags],
    cwd: cluster,
    env: LOCALE,
    ...(user && { user }),
  });
  const code = await initdb.end;
  await rm(passwordFile);
  if (code === 0) return password;
  throw new BaseError({
    code: "DatabaseUncreatable",
    title: "initdb could not create the database.",
    reason: initdb.lastLines(),
    remedy: `See whether ${cluster} can be written and the disk has 100 MB left.`,
  });
}

/** Ends the server that a killed run may have left on this cluster. */
async function endLeftOver(cluster: string, log: (line: string) => void): Promise<void> {
  const lock = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number(lock.split("\n")[0]);
  if (!(pid > 1) || !(await serves(pid, cluster))) return;
  log(`ending the PostgreSQL (process ${pid}) that an earlier run left here`);
  process.kill(pid, "SIGQUIT");
  const deadline = performance.now() + PATIENCE_MS;
  while (await serves(pid, cluster)) {
    if (performance.now() > deadline) {
      throw new BaseError({
        code: "DatabaseInUse",
        title: "Another PostgreSQL serves this folder and does not end.",
        found: `process ${pid} on ${cluster}`,
        needed: "a folder nobody serves",
        remedy: `End process ${pid}, then start again.`,
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Whether the process is a server of this cluster: its number may be another program's by now. */
async function serves(pid: number, cluster: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return command.split("\0").includes(cluster);
}
