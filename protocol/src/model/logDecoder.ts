import {
  type AbiEvent,
  type AbiParameter,
  type Address,
  type DecodeEventLogReturnType,
  decodeAbiParameters,
  type Hex,
  toEventSelector,
} from "viem";
import { carrierRegistryAbi, numberRegistryAbi, routeProfilesAbi } from "../generated/abi.ts";
import { isNumber } from "../number/number.ts";
import { MOST_RULES, templateFault } from "../route/checkTemplate.ts";
import type { RegistryEvent } from "./registryEvent.ts";
import { CARRIER_STATUSES, CLAIM_POLICIES, FLAG_PORTED, RULE_KINDS, type Rule } from "./types.ts";
import { type WordReader, wordReader } from "./wordReader.ts";

/** A log as eth_getLogs and subscriptions give it, no more of it than is read here. */
export interface RawLog {
  address: string;
  topics: readonly string[];
  data: string;
}

/** Where the contracts stand whose events tell where calls go. */
export interface DecodedContracts {
  numberRegistry: Address;
  routeProfiles: Address;
  carrierRegistry: Address;
}

type Args<abi extends typeof numberRegistryAbi | typeof routeProfilesAbi | typeof carrierRegistryAbi, name> = Extract<
  DecodeEventLogReturnType<abi>,
  { eventName: name }
>["args"];

interface Decoder {
  topics: number;
  indexed: WordReader;
  rest: AbiParameter[];
  /** Reads `rest` if all of it is static. */
  words: WordReader | null;
  read(args: never): RegistryEvent | null;
}

/** Eight rules of the longest templates take less than half of it. */
const LONGEST_DATA = 2 + 2 * 8_192;

/**
 * Turns raw logs into events of the registry. Logs come from a node that is not trusted with the replica's health: other
 * addresses and topics are ignored, what is malformed is counted and left out, and so is every route rule that
 * fails the check it passed on chain.
 */
export class LogDecoder {
  /** Logs of our contracts and topics that could not be read. */
  malformed = 0;
  /** Rules that RouteProfiles would have refused. */
  refusedRules = 0;
  /** What to ask a node for: `eth_getLogs` and `eth_subscribe` take it as it is. */
  readonly filter: { address: Address[]; topics: [Hex[]] };
  readonly #decoders = new Map<string, Decoder>();

  constructor({ numberRegistry, routeProfiles, carrierRegistry }: DecodedContracts) {
    this.#add(numberRegistry, numberRegistryAbi, {
      NumberClaimed: ({ number, profile, sequence }: Args<typeof numberRegistryAbi, "NumberClaimed">) =>
        isNumber(number) ? { name: "NumberClaimed", number, profile, sequence } : null,
      NumberReleased: ({ number, sequence, day, quarantined }: Args<typeof numberRegistryAbi, "NumberReleased">) =>
        isNumber(number) ? { name: "NumberReleased", number, sequence, day, quarantined } : null,
      NumberChanged: (args: Args<typeof numberRegistryAbi, "NumberChanged">) => {
        const { number, profile, day, sequence, flags, verifier } = args;
        const ported = (flags & FLAG_PORTED) !== 0;
        return isNumber(number) ? { name: "NumberChanged", number, profile, day, sequence, ported, verifier } : null;
      },
      NumberMovedOn: ({ number, sequence }: Args<typeof numberRegistryAbi, "NumberMovedOn">) =>
        isNumber(number) ? { name: "NumberMovedOn", number, sequence } : null,
      NumberPorted: ({ number, toProfile, sequence, ported }: Args<typeof numberRegistryAbi, "NumberPorted">) =>
        isNumber(number) ? { name: "NumberPorted", number, toProfile, sequence, ported } : null,
      Transfer: ({ from, to, id }: Args<typeof numberRegistryAbi, "Transfer">) =>
        isNumber(id) ? { name: "Transfer", number: id, from, to } : null,
      RangeChanged: ({ prefix, range }: Args<typeof numberRegistryAbi, "RangeChanged">) => {
        const policy = CLAIM_POLICIES[range.policy];
        return isNumber(prefix) && policy ? { name: "RangeChanged", prefix, range: { ...range, policy } } : null;
      },
      AuthorityChanged: ({ prefix, authority }: Args<typeof numberRegistryAbi, "AuthorityChanged">) =>
        isNumber(prefix) ? { name: "AuthorityChanged", prefix, authority } : null,
    });
    this.#add(routeProfiles, routeProfilesAbi, {
      ProfileChanged: (args: Args<typeof routeProfilesAbi, "ProfileChanged">) => {
        const { profile, carrier, version, ttl, flags } = args;
        return { name: "ProfileChanged", profile, carrier, version, ttl, flags, rules: this.#rules(args.rules) };
      },
    });
    this.#add(carrierRegistry, carrierRegistryAbi, {
      CarrierChanged: ({ carrier, status }: Args<typeof carrierRegistryAbi, "CarrierChanged">) => {
        const word = CARRIER_STATUSES[status];
        return word ? { name: "CarrierChanged", carrier, status: word } : null;
      },
    });
    const keys = [...this.#decoders.keys()].map((key) => key.split(" ") as [Address, Hex]);
    this.filter = { address: [...new Set(keys.map(([a]) => a))], topics: [[...new Set(keys.map(([, t]) => t))]] };
  }

  /** The event of a log; null if it is none of ours or cannot be read. Never throws. */
  decode({ address, topics, data }: RawLog): RegistryEvent | null {
    const decoder = this.#decoders.get(`${address.toLowerCase()} ${topics[0]}`);
    if (!decoder) return null;
    const event = topics.length === decoder.topics && data.length <= LONGEST_DATA ? read(decoder, topics, data) : null;
    if (!event) this.malformed++;
    return event;
  }

  // biome-ignore lint/suspicious/noExplicitAny: each reader takes the arguments of the event it is named for
  #add(address: Address, abi: readonly unknown[], readers: Record<string, (args: any) => RegistryEvent | null>): void {
    for (const [name, reader] of Object.entries(readers)) {
      const event = (abi as readonly AbiEvent[]).find((item) => item.type === "event" && item.name === name)!;
      const indexed = event.inputs.filter((input) => input.indexed);
      const rest = event.inputs.filter((input) => !input.indexed);
      this.#decoders.set(`${address.toLowerCase()} ${toEventSelector(event)}`, {
        topics: indexed.length + 1,
        indexed: wordReader(indexed)!,
        rest,
        words: wordReader(rest),
        read: reader,
      });
    }
  }

  #rules(found: Args<typeof routeProfilesAbi, "ProfileChanged">["rules"]): Rule[] {
    const rules = found.slice(0, MOST_RULES).flatMap(({ order, preference, kind, template }): Rule[] => {
      const word = RULE_KINDS[kind];
      return word && !templateFault(word, template) ? [{ order, preference, kind: word, template }] : [];
    });
    this.refusedRules += found.length - rules.length;
    return rules;
  }
}

function read(decoder: Decoder, topics: readonly string[], data: string): RegistryEvent | null {
  const args: Record<string, unknown> = {};
  try {
    decoder.indexed.read(
      topics
        .slice(1)
        .map((topic) => topic.slice(2))
        .join(""),
      args,
    );
    if (decoder.words) decoder.words.read(data.slice(2), args);
    else Object.assign(args, readDynamic(decoder.rest, data as Hex));
    return decoder.read(args as never);
  } catch {
    return null; // data that is cut short, loops, points outside itself or exceeds its types
  }
}

function readDynamic(parameters: readonly AbiParameter[], data: Hex): Record<string, unknown> {
  const values = decodeAbiParameters(parameters, data) as readonly unknown[];
  return Object.fromEntries(parameters.map(({ name = "" }, i) => [name, values[i]]));
}
