import { Fragment } from "react";
import type { LiveState } from "./liveState.ts";
import type { Parts } from "./parts.ts";
import { Row, Verbatim, Wire } from "./Row.tsx";

/** Where calls go now: SIP, ENUM and HTTP as really asked over the wire, again at every block. */
export function LiveAnswers({ live }: { live: LiveState }) {
  const { parts, changes, connection, said } = live;
  return (
    <section aria-labelledby="calls">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 pb-3">
        <h2 id="calls" className="text-title font-semibold">
          Where calls go
        </h2>
        <BlockTicker block={parts.block} connection={connection} />
      </div>
      <ul className="border-line border-b">
        <SipRow sip={parts.sip} changes={changes.sip} />
        <EnumRow value={parts.enum} changes={changes.enum} />
        <HttpRow http={parts.http} changes={changes.http} />
      </ul>
      <p className="sr-only" aria-live="polite" data-testid="live-said">
        {said}
      </p>
    </section>
  );
}

function BlockTicker({
  block,
  connection,
}: {
  block: Parts["block"] | undefined;
  connection: LiveState["connection"];
}) {
  const dot = connection === "live" ? "bg-good" : connection === "lost" ? "bg-bad" : "bg-edge";
  return (
    <p className="text-small text-soft flex items-center gap-2" data-testid="block">
      <span className={`inline-block size-2 rounded-full ${dot}`} aria-hidden="true" />
      {connection === "lost" ? "Connection lost, trying again. Last seen " : "Asked again at every block. Now "}
      {block ? (
        <span key={block.number} className="ticking font-wire text-ink">
          {block.number}
        </span>
      ) : (
        <Waiting width="w-12" />
      )}
    </p>
  );
}

function SipRow({ sip, changes }: { sip: Parts["sip"] | undefined; changes: number | undefined }) {
  const row = { name: "SIP", how: "INVITE over UDP", changes };
  if (!sip) return <Row {...row} answer={<Waiting />} />;
  if (!sip.ok) return <Row {...row} answer={<Silence />} aside={sip.reason} />;
  const { status, reason, contacts, block, request, response } = sip.answer;
  return (
    <Row
      {...row}
      answer={<Answer code={status} good={status === 302} uris={contacts.map(({ uri }) => uri)} otherwise={reason} />}
      aside={asideOf(block, sip.ms)}
      details={
        <Wire summary="As it went over the wire">
          <Verbatim label="Sent">{request}</Verbatim>
          <Verbatim label="Received">{response}</Verbatim>
        </Wire>
      }
    />
  );
}

function EnumRow({ value, changes }: { value: Parts["enum"] | undefined; changes: number | undefined }) {
  const row = { name: "ENUM", how: "NAPTR over DNS", changes };
  if (!value) return <Row {...row} answer={<Waiting />} />;
  if (!value.ok) return <Row {...row} answer={<Silence />} aside={value.reason} />;
  const { name, rcode, records, uris } = value.answer;
  const lines = records.map(
    (r) => `${r.ttl} IN NAPTR ${r.order} ${r.preference} "${r.flags}" "${r.service}" "${r.regexp}" .`,
  );
  return (
    <Row
      {...row}
      answer={
        <Answer
          code={rcode}
          good={records.length > 0}
          uris={uris}
          otherwise={rcode === "NOERROR" ? "no records" : ""}
        />
      }
      aside={asideOf(null, value.ms)}
      details={
        <Wire summary="The records">
          <Verbatim label={`${name} NAPTR`}>{lines.join("\n") || rcode}</Verbatim>
        </Wire>
      }
    />
  );
}

function HttpRow({ http, changes }: { http: Parts["http"] | undefined; changes: number | undefined }) {
  const row = { name: "HTTP", how: "GET /v1/routes", changes };
  if (!http) return <Row {...row} answer={<Waiting />} />;
  if (!http.ok) return <Row {...row} answer={<Silence />} aside={http.reason} />;
  const { status, targets, body, block } = http.answer;
  return (
    <Row
      {...row}
      answer={<Answer code={status} good={status === 200 && targets.length > 0} uris={targets} otherwise="no target" />}
      aside={asideOf(block, http.ms)}
      details={
        <Wire summary="The answer in full">
          <Verbatim label="Body">{JSON.stringify(body, null, 2)}</Verbatim>
        </Wire>
      }
    />
  );
}

/** What was answered: the code, and each place calls go to on a line of its own, the first tried first. */
function Answer({
  code,
  good,
  uris,
  otherwise,
}: {
  code: number | string;
  good: boolean;
  uris: readonly string[];
  otherwise: string;
}) {
  return (
    <div className="flex gap-x-4">
      <strong className={`tablet:min-w-18 ${good ? "text-good" : "text-soft"}`}>{code}</strong>
      {uris.length === 0 ? (
        <span className="text-soft">{otherwise}</span>
      ) : (
        <ol className="min-w-0">
          {uris.map((uri, place) => (
            <li key={uri} className={`break-words ${place > 0 ? "text-soft" : ""}`}>
              <Uri>{uri}</Uri>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** A URI that breaks, where it must, before its host and its parameters. */
function Uri({ children }: { children: string }) {
  return children.split(/(?=[@;])/).map((part, place) => (
    <Fragment key={part}>
      {place > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

function Silence() {
  return <strong className="text-bad font-plain">No answer</strong>;
}

export function Waiting({ width = "w-48" }: { width?: string }) {
  return (
    <span className={`bg-line rounded-control inline-block h-4 max-w-full animate-pulse ${width}`}>
      <span className="sr-only">loading</span>
    </span>
  );
}

function asideOf(block: string | null, ms: number): string {
  const time = ms < 10 ? ms.toFixed(1) : Math.round(ms).toString();
  return `${block === null ? "" : `as of block ${block}, `}answered in ${time} ms`;
}
