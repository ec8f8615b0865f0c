import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryRegistryEvent, EVENT_DAYS, EVENT_NUMBERS } from "../testing/registryEvents.ts";
import { SECONDS_A_DAY } from "./day.ts";
import type { RegistryEvent } from "./registryEvent.ts";
import { RegistryModel } from "./registryModel.ts";
import type { Change } from "./tables.ts";

const desk = `0x${"dd".repeat(20)}` as const;
const events = fc.array(arbitraryRegistryEvent, { maxLength: 60 });
const second = fc.integer({ min: EVENT_DAYS.min * SECONDS_A_DAY, max: EVENT_DAYS.max * SECONDS_A_DAY });

function fed(list: readonly RegistryEvent[]): { model: RegistryModel; changes: Change[] } {
  const model = new RegistryModel({ desk });
  return { model, changes: list.map((event) => model.apply(event)).filter((change) => change !== null) };
}
const recordsOf = (model: RegistryModel) => new Set([...model.records()].map((record) => JSON.stringify(record)));

test("undoing the changes of any events, newest first, leaves what was before them", () => {
  fc.assert(
    fc.property(events, events, (before, after) => {
      const { model } = fed(before);
      const records = recordsOf(model);
      const changes = after.map((event) => model.apply(event));
      for (const change of changes.toReversed()) if (change) model.undo(change);
      expect(recordsOf(model)).toEqual(records);
    }),
  );
});

test("a branch taken back and another taken in is as if only the other had been", () => {
  fc.assert(
    fc.property(events, events, events, (trunk, lost, kept) => {
      const { model } = fed(trunk);
      const changes = lost.map((event) => model.apply(event));
      for (const change of changes.toReversed()) if (change) model.undo(change);
      for (const event of kept) model.apply(event);
      expect(recordsOf(model)).toEqual(recordsOf(fed([...trunk, ...kept]).model));
    }),
  );
});

test("what a store keeps of the changes is the model's state", () => {
  fc.assert(
    fc.property(events, (list) => {
      const { model, changes } = fed(list);
      const copy = new RegistryModel({ desk });
      const latest = new Map(changes.map((change) => [`${change.table} ${change.key}`, change]));
      for (const { table, key, after } of latest.values()) {
        if (after) copy.restore(JSON.parse(JSON.stringify({ table, key, record: after })));
      }
      expect(recordsOf(copy)).toEqual(recordsOf(model));
    }),
  );
});

test("no answer changes before the time that nextChange names, and nothing is named that has passed", () => {
  fc.assert(
    fc.property(events, second, fc.nat(), (list, from, jump) => {
      const { model } = fed(list);
      for (const number of EVENT_NUMBERS) {
        const until = model.nextChange(number, from);
        if (until !== null) expect(until).toBeGreaterThan(from);
        const span = (until ?? from + 200 * SECONDS_A_DAY) - from;
        const answer = model.resolve(number, from);
        for (const at of [from + (jump % span), from + span - 1]) expect(model.resolve(number, at)).toEqual(answer);
      }
    }),
  );
});
