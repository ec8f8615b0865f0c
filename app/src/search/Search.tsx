"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { STATUS_WORDS } from "../design/statusWords.ts";
import type { SearchAnswer } from "./status.ts";
import { useAnswer } from "./useAnswer.ts";

/** The one field: a number in any usual writing, a carrier, an address. What it is stands below while one types. */
export function Search() {
  const router = useRouter();
  const [text, setText] = useState("");
  const { answer, settled, ask } = useAnswer(text);
  const hint = useId();
  const go = async (event: FormEvent) => {
    event.preventDefault();
    const found = settled ? answer : await ask();
    const href = hrefOf(found);
    if (href) router.push(href);
  };
  return (
    <form onSubmit={go} className="mt-6" action="/search">
      <label htmlFor="number" className="sr-only">
        Telephone number
      </label>
      <div className="border-ink focus-within:border-act flex items-end gap-3 border-b-2 transition-colors">
        <input
          id="number"
          name="q"
          type="text"
          inputMode="tel"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={128}
          // biome-ignore lint/a11y/noAutofocus: the page is this field.
          autoFocus
          placeholder="+1 212 555 0123"
          aria-describedby={hint}
          className="text-number placeholder:text-edge/70 w-full min-w-0 bg-transparent py-2 font-semibold tracking-tight outline-none"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="button button-act mb-3 shrink-0">
          Look up
        </button>
      </div>
      <div id={hint} aria-live="polite" className="text-lead min-h-24 pt-3" data-testid="status">
        <Answer answer={answer} />
      </div>
    </form>
  );
}

function Answer({ answer }: { answer: SearchAnswer }) {
  switch (answer.kind) {
    case "empty":
      return (
        <p className="text-soft">
          In any writing: with +, with 00, or as you dial it at home. Also <q>carrier 2</q>, or an address.
        </p>
      );
    case "unreadable":
      return (
        <p className="text-soft">
          {answer.title} {answer.remedy}
        </p>
      );
    case "elsewhere":
      return (
        <Link className="link" href={answer.href}>
          {answer.display}
        </Link>
      );
    case "number": {
      const { status, display, digits, ported, isPrivate, alternative } = answer;
      return (
        <>
          <p>
            <Link href={`/number/${digits}`} className="link">
              {display}
            </Link>{" "}
            {status ? (
              <strong className={STATUS_WORDS[status].colour} data-status={status}>
                {status}
              </strong>
            ) : (
              <span className="text-bad">The chain does not answer at the moment.</span>
            )}
            {/* Whether the contest still counts is for the page to find out. */}
            {status === "contested" && ", see its page"}
            {ported && ", ported"}
            {isPrivate && ", private"}
          </p>
          {alternative && (
            <p className="text-small text-soft mt-1">
              Or did you mean{" "}
              <Link className="link" href={`/number/${alternative.digits}`}>
                {alternative.display}
              </Link>
              ?
            </p>
          )}
        </>
      );
    }
  }
}

function hrefOf(answer: SearchAnswer): string | undefined {
  if (answer.kind === "number") return `/number/${answer.digits}`;
  return answer.kind === "elsewhere" ? answer.href : undefined;
}
