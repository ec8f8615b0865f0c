import { runProgram } from "./runProgram.ts";

export interface CurlAnswer {
  status: number;
  /** Names in lower case. */
  headers: Map<string, string>;
  body: string;
}

/** Asks with curl, as an operator would from a shell. */
export async function curl(url: string): Promise<CurlAnswer> {
  const text = await runProgram("curl", [
    "--silent",
    "--show-error",
    "--include",
    "--max-time",
    "5",
    "--noproxy",
    "*",
    url,
  ]);
  const end = text.indexOf("\r\n\r\n");
  const [first = "", ...lines] = text.slice(0, end).split("\r\n");
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { status: Number(first.split(" ")[1]), headers: new Map(headers), body: text.slice(end + 4) };
}
