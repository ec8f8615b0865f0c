/** What each operation may cost: gas of the whole transaction and fresh slots. A resolve is the gas of the call alone. */
export const targets: Readonly<Record<string, { gas: number; fresh?: number }>> = {
  "number.claim.first": { gas: 103_000, fresh: 2 },
  "number.claim.later": { gas: 86_000, fresh: 1 },
  "number.claim.again": { gas: 70_000, fresh: 0 },
  "number.claim.batch100.per": { gas: 32_500, fresh: 1 },
  "range.allocate": { gas: 64_000, fresh: 1 },
  "profile.create.31": { gas: 90_000, fresh: 2 },
  "profile.create.54": { gas: 118_000, fresh: 3 },
  "port.token": { gas: 102_000, fresh: 0 },
  "port.token.permit": { gas: 116_000, fresh: 0 },
  "number.release": { gas: 60_000, fresh: 0 },
  "number.transfer.known": { gas: 46_000, fresh: 0 },
  "number.transfer.new": { gas: 63_000, fresh: 1 },
  "resolve.own": { gas: 24_000 },
  "resolve.range": { gas: 24_000 },
  "resolve.none": { gas: 12_000 },
};
