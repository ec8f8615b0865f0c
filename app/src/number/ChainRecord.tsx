import { showAmount } from "../design/amount.ts";
import { showDay } from "../design/days.ts";
import { FactRow } from "../design/Facts.tsx";
import type { CarrierNames } from "../index/carrierNames.ts";
import type { Parts } from "../live/parts.ts";
import { CarrierLink } from "./StatusLine.tsx";

/** What the contract says, and how to ask it oneself. */
export function ChainRecord({
	chain,
	names,
	registry,
	changes = 0,
}: {
	chain: Parts["chain"] | undefined;
	names: CarrierNames;
	registry: string;
	changes?: number | undefined;
}) {
	return (
		<section aria-labelledby="record">
			<h2 id="record" className="text-title pb-2 font-semibold">
				On the chain
			</h2>
			{chain?.ok ? (
				<Record
					key={changes}
					view={chain.answer}
					names={names}
					registry={registry}
					changed={changes > 0}
				/>
			) : (
				<p className="text-soft">
					{chain ? `No answer: ${chain.reason}` : "Asking…"}
				</p>
			)}
		</section>
	);
}

function Record({
	view,
	names,
	registry,
	changed,
}: {
	view: (Parts["chain"] & { ok: true })["answer"];
	names: CarrierNames;
	registry: string;
	changed: boolean;
}) {
	const {
		holder,
		deposit,
		day,
		carrier,
		profile,
		profileVersion,
		ttl,
		rules,
		sequence,
		range,
		digits,
	} = view;
	return (
		<>
			<dl
				className={`divide-line border-line divide-y border-y ${changed ? "changed" : ""}`}
			>
				<FactRow label="Holder">
					{holder ? (
						<span className="font-wire text-small">{holder}</span>
					) : (
						"nobody"
					)}
				</FactRow>
				{deposit !== null && (
					<FactRow label="Deposit">
						{showAmount(BigInt(deposit), "ETT")}
					</FactRow>
				)}
				{day !== null && (
					<FactRow label={holder ? "Held since" : "Released on"}>
						{showDay(day)}
					</FactRow>
				)}
				<FactRow label="Carrier">
					{carrier > 0 ? (
						<CarrierLink carrier={carrier} names={names} />
					) : (
						"none"
					)}
				</FactRow>
				<FactRow
					label="Route profile"
					note={
						profile > 0
							? `version ${profileVersion}, kept at most ${ttl} s`
							: undefined
					}
				>
					{profile > 0 ? profile : "none: calls go nowhere"}
				</FactRow>
				{rules.map(({ order, preference, template }) => (
					<FactRow
						key={`${order} ${preference} ${template}`}
						label={`Rule ${order}/${preference}`}
					>
						<span className="font-wire text-small">{template}</span>
					</FactRow>
				))}
				<FactRow
					label="Range"
					note={range ? `claims are ${range.policy}` : undefined}
				>
					{range ? <span className="font-wire">+{range.prefix}</span> : "none"}
				</FactRow>
				<FactRow label="Sequence">{sequence}</FactRow>
			</dl>
			<details className="mt-3">
				<summary className="text-small link w-fit">
					Ask the contract yourself
				</summary>
				<pre className="font-wire text-small bg-well rounded-control mt-2 overflow-auto p-3 whitespace-pre-wrap break-all">
					{`cast call ${registry} "ownerOf(uint256)(address)" ${digits} --block ${view.block.number}`}
				</pre>
			</details>
		</>
	);
}
