"use client";
import { useEffect, useReducer } from "react";
import { reduceLive, startOf } from "./liveState.ts";
import type { PartMessage, Parts } from "./parts.ts";

/** Follows a number as long as the page is open; begins with what the server has read already. */
export function useLive(digits: string, initial: Partial<Parts>) {
  const [state, dispatch] = useReducer(reduceLive, initial, startOf);
  useEffect(() => {
    const source = new EventSource(`/api/numbers/${digits}/live`);
    source.onopen = () => dispatch({ type: "open" });
    source.onerror = () => dispatch({ type: "lost" });
    source.onmessage = ({ data }) => dispatch({ type: "message", message: JSON.parse(data) as PartMessage });
    return () => source.close();
  }, [digits]);
  return state;
}
