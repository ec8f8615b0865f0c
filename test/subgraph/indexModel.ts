import { RegistryModel, type RuleKind, type StoredRecord } from "@dots/protocol";
import type { Entity } from "./graph.ts";
import type { EntityType } from "./schema.ts";

/** The types of entities that decide where calls go. */
const TYPES = ["Number", "Release", "Range", "Authority", "RouteProfile", "Rule", "Carrier"] as const;
type ModelType = EntityType & { name: (typeof TYPES)[number] };
type Index = Record<ModelType["name"], Entity[]>;

export function isOfModel(type: EntityType): type is ModelType {
  return TYPES.some((name) => name === type.name);
}

/** A model of the registry that knows nothing but what the index says. */
export function modelOf(index: Index, desk: `0x${string}`): RegistryModel {
  const model = new RegistryModel({ desk });
  const restore = (table: StoredRecord["table"], { id }: Entity, record: object) => {
    model.restore({ table, key: Number(id), record } as StoredRecord);
  };
  const releases = byId(index.Release);
  const rules = byId(index.Rule);
  for (const number of index.Number) {
    const rests = releases.get(String(number.latestRelease))?.quarantined === true;
    const ended = number.status === "moved" ? "moved" : rests ? "resting" : "released";
    restore("number", number, {
      ...integers(number, "profile", "sequence"),
      day: Number(number.verifiedUntil ?? number.day),
      standing: number.holder ? "held" : ended,
      ported: number.ported,
      verifier: number.verifiedUntil === null ? 0 : 1,
    });
  }
  for (const range of index.Range.filter(({ carrier }) => carrier)) {
    const terms = ["minDigits", "maxDigits", "depositClass", "quarantineDays", "version", "endsOn", "flags"];
    restore("range", range, { ...integers(range, "carrier", "defaultProfile", ...terms), policy: range.policy });
  }
  for (const authority of index.Authority) {
    const rangeLengths = (authority.rangeLengths as string[]).reduce((bits, length) => bits | (1 << Number(length)), 0);
    restore("authority", authority, { rangeLengths });
  }
  for (const profile of index.RouteProfile) {
    const own = (profile.rules as string[]).map((id) => {
      const { kind, template, ...rule } = rules.get(id)!;
      return { ...integers(rule, "order", "preference"), kind: kind as RuleKind, template: String(template) };
    });
    restore("profile", profile, { ...integers(profile, "carrier", "version", "ttl", "flags"), rules: own });
  }
  for (const carrier of index.Carrier) restore("carrier", carrier, { status: carrier.status });
  return model;
}

function byId(entities: readonly Entity[]): ReadonlyMap<string, Entity> {
  return new Map(entities.map((entity) => [entity.id, entity]));
}

/** Fields as numbers; 0 for what is null. */
function integers(entity: Record<string, unknown>, ...fields: string[]): Record<string, number> {
  return Object.fromEntries(fields.map((field) => [field, Number(entity[field])]));
}
