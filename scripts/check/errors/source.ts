/** A function of a Solidity source, as far as a text tells. */
export interface SolidityFunction {
  name: string;
  /** Names of its parameters, empty where one has none. */
  parameters: readonly string[];
  body: string;
}

const closing: Record<string, string> = { "(": ")", "{": "}", "[": "]" };

/** The source without comments, and with every string literal empty: what is left has only brackets that match. */
export function plainSource(source: string): string {
  return source.replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (found) =>
    found.startsWith("/") ? " " : '""',
  );
}

/** What stands between the bracket at `open` and its match; to the end, if it has none. */
export function inBrackets(plain: string, open: number): string {
  const bracket = plain[open]!;
  let depth = 0;
  for (let at = open; at < plain.length; at++) {
    if (plain[at] === bracket) depth += 1;
    if (plain[at] === closing[bracket] && --depth === 0) return plain.slice(open + 1, at);
  }
  return plain.slice(open + 1);
}

/** The parts of a list at its commas, those inside brackets left alone. */
export function listed(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const letter of list) {
    if ("([{".includes(letter)) depth += 1;
    if (")]}".includes(letter)) depth -= 1;
    if (letter === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else part += letter;
  }
  if (list.trim() !== "") parts.push(part.trim());
  return parts;
}

/** The functions of a source that have a body. */
export function functionsOf(plain: string): SolidityFunction[] {
  return [...plain.matchAll(/\bfunction\s+(\w+)\s*\(/g)].flatMap((match) => {
    const open = match.index + match[0].length - 1;
    const parameters = inBrackets(plain, open);
    const afterwards = open + parameters.length + 2;
    const brace = plain.slice(afterwards).search(/[{;]/) + afterwards;
    if (plain[brace] !== "{") return [];
    const names = listed(parameters).map((each) => /\s(\w+)$/.exec(each)?.[1] ?? "");
    return [{ name: match[1]!, parameters: names, body: inBrackets(plain, brace) }];
  });
}
