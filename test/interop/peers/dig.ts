import { runProgram } from "./runProgram.ts";

export interface DigAnswer {
  /** `NOERROR`, `NXDOMAIN`, `REFUSED`, ... */
  rcode: string;
  /** `qr`, `aa`, ... */
  flags: string[];
  answer: DigRecord[];
  authority: DigRecord[];
}

export interface DigRecord {
  /** Owner name with its trailing dot. */
  name: string;
  ttl: number;
  type: string;
  /** As in a zone file. */
  data: string;
}

/** Asks 127.0.0.1:`port` with dig over UDP. Throws where nobody answers within 2 s. */
export async function dig(port: number, name: string, type = "NAPTR"): Promise<DigAnswer> {
  const text = await runProgram("dig", [
    ...["@127.0.0.1", "-p", String(port), "+noall", "+comments", "+answer", "+authority"],
    ...["+norecurse", "+tries=1", "+time=2", "+notcp", "-t", type, "-q", name],
  ]);
  return {
    rcode: /status: (\w+)/.exec(text)?.[1] ?? "",
    flags: /^;; flags: ([^;]*);/m.exec(text)?.[1]?.split(" ") ?? [],
    answer: records(text, "ANSWER"),
    authority: records(text, "AUTHORITY"),
  };
}

function records(text: string, section: string): DigRecord[] {
  const part = text.split(`;; ${section} SECTION:\n`)[1]?.split("\n\n")[0] ?? "";
  return part.split("\n").flatMap((line) => {
    const [, name, ttl, type, data] = /^(\S+)\s+(\d+)\s+IN\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return name && type && data ? [{ name, ttl: Number(ttl), type, data }] : [];
  });
}
