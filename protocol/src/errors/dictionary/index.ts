import { access } from "./access.ts";
import { authorityDesk } from "./authorityDesk.ts";
import { carriers } from "./carriers.ts";
import { claimDesk } from "./claimDesk.ts";
import { contests } from "./contests.ts";
import type { Dictionary } from "./entry.ts";
import { erc721 } from "./erc721.ts";
import { numbering } from "./numbering.ts";
import { porting } from "./porting.ts";
import { resolver } from "./resolver.ts";
import { routeProfiles } from "./routeProfiles.ts";
import { succession } from "./succession.ts";
import { token } from "./token.ts";
import { verification } from "./verification.ts";
import { verifiers } from "./verifiers.ts";

export type { ErrorName } from "./entry.ts";

/** Every custom error of every contract of DOTS, OpenZeppelin's and Solady's among them, in words. */
export const errorDictionary: Dictionary = {
  ...numbering,
  ...authorityDesk,
  ...claimDesk,
  ...verification,
  ...contests,
  ...verifiers,
  ...succession,
  ...resolver,
  ...routeProfiles,
  ...carriers,
  ...porting,
  ...token,
  ...erc721,
  ...access,
};
