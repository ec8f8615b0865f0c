import { access } from "./access.ts";
import { carriers } from "./carriers.ts";
import type { Dictionary } from "./entry.ts";
import { erc721 } from "./erc721.ts";
import { numbering } from "./numbering.ts";
import { porting } from "./porting.ts";
import { routeProfiles } from "./routeProfiles.ts";
import { token } from "./token.ts";

export type { ErrorName } from "./entry.ts";

/** Every custom error of every contract of DOTS, OpenZeppelin's and Solady's among them, in words. */
export const errorDictionary: Dictionary = {
  ...numbering,
  ...routeProfiles,
  ...carriers,
  ...porting,
  ...token,
  ...erc721,
  ...access,
};
