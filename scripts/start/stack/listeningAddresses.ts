import { readFile } from "node:fs/promises";

/**
 * The addresses on which a TCP port is listened to, as Linux writes them: 0100007F is 127.0.0.1, and those of IPv6 have 32
 * digits.
 */
export async function listeningAddresses(port: number): Promise<string[]> {
  const LISTENING = "0A";
  const tables = await Promise.all(["tcp", "tcp6"].map((name) => readFile(`/proc/net/${name}`, "latin1")));
  const rows = tables.flatMap((table) => table.trim().split("\n").slice(1)).map((row) => row.trim().split(/\s+/));
  return rows.flatMap(([, local, , state]) => {
    const [address, hex] = local!.split(":");
    return state === LISTENING && Number.parseInt(hex!, 16) === port ? [address!] : [];
  });
}
