import { applyNaptr } from "@dots/protocol";
import type { DigRecord } from "./dig.ts";

/** What the NAPTRs of service E2U+sip make of the number, by order, then preference (RFC 3403 section 4.1). */
export function sipUrisOf(answer: DigRecord[], number: bigint): string[] {
  return answer
    .map(({ data }) => /^(\d+) (\d+) "u" "E2U\+sip" "(.*)" \.$/.exec(data))
    .filter((match) => match !== null)
    .sort((a, b) => Number(a[1]) - Number(b[1]) || Number(a[2]) - Number(b[2]))
    .map((match) => applyNaptr((match[3] ?? "").replaceAll("\\\\", "\\"), `+${number}`) ?? "");
}
