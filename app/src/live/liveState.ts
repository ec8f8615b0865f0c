import { essenceOf, type PartMessage, type PartName, type Parts } from "./parts.ts";

/** What a page knows of the live answers. */
export interface LiveState {
  parts: Partial<Parts>;
  /** How often each part has changed since the page was opened: a new value marks the part on screen. */
  changes: Partial<Record<PartName, number>>;
  /** The newest change in words, for screen readers. */
  said: string;
  connection: "opening" | "live" | "lost";
}

export type LiveEvent = { type: "message"; message: PartMessage } | { type: "open" } | { type: "lost" };

export function startOf(parts: Partial<Parts>): LiveState {
  return { parts, changes: {}, said: "", connection: "opening" };
}

/** The next state of the page. A part counts as changed only when it was known before and its answer differs. */
export function reduceLive(state: LiveState, event: LiveEvent): LiveState {
  if (event.type === "open") return { ...state, connection: "live" };
  if (event.type === "lost") return { ...state, connection: "lost" };
  const { message } = event;
  const parts = { ...state.parts, [message.part]: message.value };
  const before = state.parts[message.part];
  if (message.part === "block" || before === undefined) return { ...state, parts };
  const changed =
    essenceOf(message.part, before as Parts[typeof message.part]) !== essenceOf(message.part, message.value);
  if (!changed) return { ...state, parts };
  const changes = {
    ...state.changes,
    [message.part]: (state.changes[message.part] ?? 0) + 1,
  };
  return { ...state, parts, changes, said: saying(message) ?? state.said };
}

/** Only what decides where calls go is read aloud; the rest follows from it. */
function saying(message: PartMessage): string | undefined {
  if (message.part !== "sip") return undefined;
  if (!message.value.ok) return "SIP gives no answer now.";
  const { status, reason, contacts } = message.value.answer;
  return `SIP now answers ${status} ${reason}${contacts[0] ? `, to ${contacts[0].uri}` : ""}.`;
}
