const HIGHEST_SHOWN = 60;

/** Untrusted text as it may stand in a message: control bytes and non-ASCII escaped, cut after 60 characters. */
export function show(text: string): string {
  const cut = text.length > HIGHEST_SHOWN ? `${text.slice(0, HIGHEST_SHOWN)}…` : text;
  return JSON.stringify(cut).replace(/[\u007f-\uffff]/g, (c) =>
    c === "…" ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
