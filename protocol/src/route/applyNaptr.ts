/** More than these would let a hostile expression run for ever: a number has sixteen characters at most. */
const MOST_REPEATS = 4;
const LONGEST_INPUT = 64;

// The part of POSIX extended expressions (RFC 3402 section 3.2) that NAPTRs of numbers use: a repeat only on a plain item,
// never on a group, so that matching takes polynomial time.
const ITEM = String.raw`(?:\\[\\^$.*+?()[\]{}|/]|[A-Za-z0-9 /:;=@_~&#%,<>'"!-]|\.|\[\^?[A-Za-z0-9+-]{1,20}\])[*+?]?`;
const EXPRESSION = new RegExp(String.raw`^\^?(?:${ITEM}|\((?:${ITEM})*\))*\$?$`);

/**
 * Applies a NAPTR's regexp field to an application string such as `+12125550123` (RFC 3402 section 3.2): the URI, or null
 * where the expression does not match, is malformed, or uses more than the bounded part of the syntax read here.
 */
export function applyNaptr(regexp: string, applicationString: string): string | null {
  if (regexp.length > 255 || applicationString.length > LONGEST_INPUT) return null;
  const parts = splitByDelimiter(regexp);
  if (!parts) return null;
  const { expression, replacement, flags } = parts;
  if (!EXPRESSION.test(expression) || (expression.match(/[*+?]/g)?.length ?? 0) > MOST_REPEATS + 1) return null;
  const match = new RegExp(expression, flags).exec(applicationString);
  if (!match) return null;
  const uri = replacement.replace(/\\([0-9\\])/g, (_, c: string) => (c === "\\" ? "\\" : (match[Number(c)] ?? "")));
  return applicationString.replace(match[0], () => uri);
}

function splitByDelimiter(regexp: string): { expression: string; replacement: string; flags: string } | null {
  const delimiter = regexp[0];
  if (!delimiter || /[0-9\\i]/.test(delimiter)) return null;
  const parts = [""];
  for (let i = 1; i < regexp.length; i++) {
    const c = regexp.charAt(i);
    if (c === delimiter) {
      parts.push("");
      continue;
    }
    // An escaped delimiter stands for itself; any other escape is handed on to the expression.
    const escaped = c === "\\" ? regexp.charAt(++i) : "";
    parts.push((parts.pop() ?? "") + (escaped === delimiter ? delimiter : c + escaped));
  }
  const [expression = "", replacement = "", flags = ""] = parts;
  return parts.length === 3 && (flags === "" || flags === "i") ? { expression, replacement, flags } : null;
}
