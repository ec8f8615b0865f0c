import { actionsOnNumbers } from "./actionsOnNumbers.ts";
import type { Deed } from "./chronicle.ts";
import type { Facts } from "./facts.ts";
import { orNull, placed } from "./facts.ts";
import { rootId } from "./ids.ts";
import { only, type Row, type Rules } from "./row.ts";

/** One action for each deed, by the function that was called, its arguments, and what the contracts said before and after. */
export async function actions(facts: Facts) {
  const rules = { ...actionsOnNumbers(facts), ...actionsOnRanges(facts), ...actionsOfCarriers(facts), ...governing() };
  const rows = await Promise.all(
    facts.deeds.map(async (deed) => {
      const rule = rules[deed.call];
      if (rule) return await rule(deed);
      if (deed.logs.some(({ name }) => !name.startsWith("ett."))) throw new Error(`There is no rule for ${deed.call}.`);
      return [];
    }),
  );
  return rows.flat().map(({ log, ...row }) => ({ ...NOTHING, ...placed(log), ...row, logIndex: log.id % 1_000_000n }));
}

const NOTHING = {
  ...{ number: null, range: null, authority: null, carrier: null, donor: null, profile: null, fromProfile: null },
  ...{ verifier: null, verifiedUntil: null, contest: null, root: null, account: null, to: null, amount: null },
  sequence: null,
};

function actionsOnRanges(facts: Facts): Rules {
  /** What was done to a range or an authority; nothing if all is as it was. */
  const atPrefix = (kind: string) => async (deed: Deed) => {
    const prefix = deed.args.prefix as bigint;
    const [log] = deed.logs.filter(({ args }) => args.prefix === prefix);
    return log?.name === "registry.AuthorityChanged" ? await toAuthority(kind, deed) : await toRange(kind, deed);
  };
  const toRange = async (kind: string, deed: Deed): Promise<Row[]> => {
    const log = only(deed, "registry.RangeChanged");
    const prefix = deed.args.prefix as bigint;
    const [before, after] = await Promise.all(
      [deed.block - 1, deed.block].map((block) => facts.rangeAt(prefix, block)),
    );
    if (String(before) === String(after)) return [];
    const carrier = after!.carrier || before!.carrier;
    const donor = kind === "acceptRange" ? before!.carrier : null;
    return [{ log, kind, range: prefix, carrier, donor, profile: orNull(after!.defaultProfile) }];
  };
  const toAuthority = async (kind: string, deed: Deed): Promise<Row[]> => {
    const prefix = (deed.args.prefix ?? deed.args.countryCode) as bigint;
    const log = deed.logs.find(({ name, args }) => name === "registry.AuthorityChanged" && args.prefix === prefix)!;
    const [before, after] = await Promise.all(
      [deed.block - 1, deed.block].map((block) => facts.authorityAt(prefix, block)),
    );
    if (String(before) === String(after)) return [];
    const account = orNull(before!.holder) ?? after!.holder;
    return [{ log, kind, authority: prefix, account, to: kind === "acceptAuthority" ? after!.holder : null }];
  };
  const stop = async ({ logs }: Deed) =>
    logs
      .filter(({ name }) => name === "authorityDesk.CountryStopped")
      .map((log) => ({ log, kind: "stop", authority: log.args.countryCode }));
  const withRoot = (kind: string, event: string) => async (deed: Deed) => {
    const { prefix, root } = deed.args;
    const { carrier } = await facts.rangeAt(prefix, deed.block);
    const log = only(deed, event);
    const known = facts.told("claimDesk.RootPosted").some((posted) => {
      return posted.id <= log.id && rootId(posted.args.prefix, posted.args.root) === rootId(prefix, root);
    });
    return [{ log, kind, range: prefix, carrier, root: known ? rootId(prefix, root) : null }];
  };
  return {
    "registry.allocate": atPrefix("allocate"),
    "registry.setDefaultProfile": atPrefix("setDefaultProfile"),
    "authorityDesk.setPolicy": atPrefix("setPolicy"),
    "authorityDesk.acceptRange": atPrefix("acceptRange"),
    "authorityDesk.giveNotice": atPrefix("giveNotice"),
    "authorityDesk.takeBack": atPrefix("takeBack"),
    "authorityDesk.delegate": atPrefix("delegate"),
    "authorityDesk.acceptAuthority": atPrefix("acceptAuthority"),
    "authorityDesk.openRangeLengths": (deed) => toAuthority("openRangeLengths", deed),
    "authorityDesk.offerRange": async (deed) => {
      const { prefix, toCarrier } = deed.args;
      const { carrier: donor } = await facts.rangeAt(prefix, deed.block);
      const log = only(deed, "authorityDesk.RangeOffered");
      return [{ log, kind: "offerRange", range: prefix, donor, carrier: orNull(toCarrier) }];
    },
    "authorityDesk.offerAuthority": async (deed) => {
      const { prefix, to } = deed.args;
      const log = only(deed, "authorityDesk.AuthorityOffered");
      const other = to === deed.from ? null : orNull(to);
      return [{ log, kind: "offerAuthority", authority: prefix, account: deed.from, to: other }];
    },
    "authorityDesk.stop": stop,
    "authorityDesk.closeForSuccessor": stop,
    "claimDesk.postRoot": withRoot("postRoot", "claimDesk.RootPosted"),
    "claimDesk.withdrawRoot": withRoot("withdrawRoot", "claimDesk.RootWithdrawn"),
    "desk.setDonorPart": async (deed) => {
      const { prefix, amount } = deed.args;
      const { carrier } = await facts.rangeAt(prefix, deed.block);
      return [{ log: only(deed, "desk.DonorPartChanged"), kind: "setDonorPart", range: prefix, carrier, amount }];
    },
  };
}

function actionsOfCarriers(facts: Facts): Rules {
  const ofCarrier = (kind: string, event: string) => async (deed: Deed) => {
    const log = only(deed, event);
    const account = await facts.ownerOf(log.args.carrier, deed.block);
    return [{ log, kind, carrier: log.args.carrier, account, amount: log.args.bond ?? null }];
  };
  const ofProfile = (kind: string) => async (deed: Deed) => {
    const log = only(deed, "profiles.ProfileChanged");
    const { carrier } = await facts.profile(log.args.profile);
    return [{ log, kind, profile: log.args.profile, carrier, account: await facts.ownerOf(carrier, deed.block) }];
  };
  const ofVerifier = (kind: string) => async (deed: Deed) => {
    const log = only(deed, "verifiers.VerifierChanged");
    const { verifier } = log.args;
    const { carrier, bond } = await facts.chain.verifiers.verifierAt(verifier, { blockTag: deed.block });
    const account = await facts.ownerOf(carrier, deed.block);
    return [{ log, kind, verifier, carrier, account, amount: bond }];
  };
  return {
    "carriers.join": ofCarrier("join", "carriers.CarrierChanged"),
    "carriers.setSigner": ofCarrier("setSigner", "carriers.CarrierChanged"),
    "carriers.acceptOwner": ofCarrier("acceptOwner", "carriers.CarrierChanged"),
    "carriers.describe": ofCarrier("describe", "carriers.CarrierDescribed"),
    "carriers.offerOwner": async (deed) => {
      const { carrier, to } = deed.args;
      const log = only(deed, "carriers.CarrierOffered");
      return [{ log, kind: "offerOwner", carrier, account: deed.from, to: to === deed.from ? null : orNull(to) }];
    },
    "profiles.create": ofProfile("createProfile"),
    "profiles.change": ofProfile("changeProfile"),
    "desk.withdrawCredit": async (deed) => {
      const { carrier, to } = deed.args;
      const log = only(deed, "desk.CreditWithdrawn");
      const before = await facts.chain.desk.creditOf(carrier, { blockTag: deed.block - 1 });
      return [{ log, kind: "withdrawCredit", carrier, account: deed.from, to, amount: before }];
    },
    "verifiers.enrol": ofVerifier("enrol"),
    "verifiers.setVerifierSigner": ofVerifier("setVerifierSigner"),
    "verifiers.giveNotice": ofVerifier("giveNotice"),
    "verifiers.withdrawBond": ofVerifier("withdrawBond"),
    "verifiers.suspend": ofVerifier("suspend"),
    "verifiers.reinstate": ofVerifier("reinstate"),
    "verifiers.accredit": async (deed) => {
      const { prefix, verifier } = deed.args;
      const known = verifier !== 0n && verifier <= (await facts.verifierCount(deed.block));
      const log = only(deed, "verifiers.VerifierAccredited");
      return [{ log, kind: "accredit", authority: prefix, verifier: known ? verifier : null, account: deed.from }];
    },
  };
}

function governing(): Rules {
  const set = (kind: string, event: string, amount?: string) => async (deed: Deed) => [
    { log: only(deed, event), kind, amount: amount === undefined ? null : deed.args[amount] },
  ];
  return {
    "registry.addDepositClass": set("addDepositClass", "registry.DepositClassAdded", "amount"),
    "registry.announceSuccessor": set("announceSuccessor", "registry.SuccessorAnnounced"),
    "carriers.setBond": set("setBond", "carriers.BondSet", "bond"),
    "verifiers.setVerifierBond": set("setVerifierBond", "verifiers.VerifierBondSet", "bond"),
    "desk.setBaseFee": set("setBaseFee", "desk.BaseFeeSet", "base"),
  };
}
