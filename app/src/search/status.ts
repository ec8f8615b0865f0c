import type { StatusWord } from "../design/statusWords.ts";

/** What the search says of what was typed, at once. */
export type SearchAnswer =
  | {
      kind: "number";
      digits: string;
      display: string;
      status: StatusWord | null;
      ported: boolean;
      isPrivate: boolean;
      alternative?: { digits: string; display: string };
    }
  | { kind: "elsewhere"; href: string; display: string }
  | { kind: "unreadable"; title: string; remedy: string }
  | { kind: "empty" };
