import { BaseError } from "../errors/base.ts";
import { show } from "../errors/show.ts";

/** Thrown where a route template is refused; `code` is the name of the contract's error for the same fault. */
export class TemplateError extends BaseError {
  override name = "TemplateError";

  constructor(fault: { code: string; title: string; needed: string; remedy: string }, template: string) {
    super({ ...fault, found: show(template) });
  }
}
