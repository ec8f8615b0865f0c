import type { Resolution } from "@dots/protocol";

/** What an answer shows of what there is to show: its status, the way that leads to its rules, and their kinds. */
export function featuresOf({ status, ported, isPrivate, profile, rules }: Resolution): string[] {
  const way = status === "held" ? (ported ? "after a port" : "as claimed") : "by its range";
  return [status, profile === 0 ? "nowhere" : way, ...(isPrivate ? ["private"] : []), ...rules.map(({ kind }) => kind)];
}

/** How many answers were compared, at how many blocks, and what they showed. */
export class Tally {
  readonly #blocks = new Set<string>();
  readonly #met = new Map<string, number>();
  answers = 0;

  /** Counts one question that all have answered alike. */
  add(block: string, features: readonly string[]): void {
    this.answers++;
    this.#blocks.add(block);
    for (const feature of new Set(features)) this.#met.set(feature, this.of(feature) + 1);
  }

  get blocks(): number {
    return this.#blocks.size;
  }

  /** How many answers showed it. */
  of(feature: string): number {
    return this.#met.get(feature) ?? 0;
  }

  /** Each of these with how many answers showed it. */
  say(features: readonly string[]): string {
    return features.map((feature) => `${feature} ${this.of(feature)}`).join(", ");
  }
}
