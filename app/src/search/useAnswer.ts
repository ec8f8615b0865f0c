"use client";
import { useCallback, useEffect, useState } from "react";
import type { SearchAnswer } from "./status.ts";

/** Typing counts as settled after this pause. */
const SETTLED_MS = 120;

const EMPTY: SearchAnswer = { kind: "empty" };

/**
 * What the server says of `text`, asked once typing has settled; the answer before stays until the next one is there, so that
 * nothing flickers. `settled`: the answer is about just this text.
 */
export function useAnswer(text: string) {
  const [known, setKnown] = useState<{ text: string; answer: SearchAnswer }>({
    text: "",
    answer: EMPTY,
  });
  const ask = useCallback(
    async (signal?: AbortSignal): Promise<SearchAnswer> => {
      const answer = text.trim() === "" ? EMPTY : await fetchAnswer(text, signal);
      if (!signal?.aborted) setKnown({ text, answer });
      return answer;
    },
    [text],
  );
  useEffect(() => {
    const left = new AbortController();
    const timer = setTimeout(() => ask(left.signal).catch(() => {}), SETTLED_MS);
    return () => {
      left.abort();
      clearTimeout(timer);
    };
  }, [ask]);
  return { answer: known.answer, settled: known.text === text, ask };
}

async function fetchAnswer(text: string, signal?: AbortSignal): Promise<SearchAnswer> {
  try {
    const answer = await fetch(`/api/status?q=${encodeURIComponent(text)}`, {
      signal: signal ?? null,
    });
    if (answer.ok) return (await answer.json()) as SearchAnswer;
  } catch (error) {
    if (signal?.aborted) throw error;
  }
  return {
    kind: "unreadable",
    title: "The server does not answer.",
    remedy: "Try again in a moment.",
  };
}
