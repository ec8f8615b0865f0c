import { BaseError } from "../../errors/base.ts";

/** Thrown where text is no voucher. One class for all forms of it. */
export class VoucherError extends BaseError {
  override name = "VoucherError";

  /** @param found in words fit to be shown: hostile text has been escaped and cut */
  constructor(found: string, needed: string) {
    super({
      code: "VoucherUnreadable",
      title: "This is not a voucher that can be read.",
      found,
      needed,
      remedy: "Copy the whole voucher as it was handed over, or ask for it again.",
    });
  }
}
