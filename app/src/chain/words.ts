import type { BaseError } from "@dots/protocol";

/** An error of DOTS as it goes over the wire and onto a page. */
export interface Words {
  code: string;
  title: string;
  found?: string;
  needed?: string;
  remedy: string;
}

export function wordsOf({ code, title, found, needed, remedy }: BaseError): Words {
  return {
    code,
    title,
    ...(found ? { found } : {}),
    ...(needed ? { needed } : {}),
    remedy,
  };
}
