import { BaseError } from "../errors/base.ts";
import { show } from "../errors/show.ts";

/** Thrown where text or a value is no number (E.164). One class for all of `number/`. */
export class NumberError extends BaseError {
  override name = "NumberError";

  constructor(found: string, needed: string, remedy: string) {
    super({ code: "NumberUnreadable", title: "This is not a telephone number.", found: show(found), needed, remedy });
  }
}
