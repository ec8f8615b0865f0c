import { BaseFeeSet, CreditWithdrawn, DonorPartChanged, PortPaid } from "../../generated/PortingDesk/PortingDesk";
import { Action, Port, Range } from "../../generated/schema";
import { ofInteger } from "../id";
import { accountOf } from "../store/account";
import { newAction } from "../store/action";
import { loadCarrier } from "../store/carrier";
import { loadNumber } from "../store/number";
import { loadRegistryState } from "../store/registryState";

/** The registry told of the port in the same transaction: what is paid belongs to that port and its action. */
export function handlePortPaid(event: PortPaid): void {
  const params = event.params;
  const id = loadNumber(params.number).latestPort;
  const port = Port.load(id)!;
  port.payer = accountOf(params.payer);
  port.base = params.base;
  port.donorPart = params.donorPart;
  port.save();

  const action = Action.load(id)!;
  action.amount = params.base.plus(params.donorPart);
  action.save();

  if (params.donorPart.isZero()) return;
  const donor = loadCarrier(ofInteger(params.donor));
  donor.credit = donor.credit.plus(params.donorPart);
  donor.save();
}

export function handleDonorPartChanged(event: DonorPartChanged): void {
  const part = event.params.part;
  const range = Range.load(ofInteger(event.params.prefix))!;
  range.donorPart = part.current;
  range.donorPartNext = part.next;
  range.donorPartNextOn = part.nextOn;
  range.save();

  const action = newAction(event, "setDonorPart");
  action.range = range.id;
  action.carrier = range.carrier;
  action.amount = part.next;
  action.save();
}

export function handleCreditWithdrawn(event: CreditWithdrawn): void {
  const carrier = loadCarrier(ofInteger(event.params.carrier));
  carrier.credit = carrier.credit.minus(event.params.amount);
  carrier.save();

  const action = newAction(event, "withdrawCredit");
  action.carrier = carrier.id;
  action.account = carrier.owner;
  action.to = accountOf(event.params.to);
  action.amount = event.params.amount;
  action.save();
}

export function handleBaseFeeSet(event: BaseFeeSet): void {
  const state = loadRegistryState();
  state.baseFee = event.params.base;
  state.save();

  const action = newAction(event, "setBaseFee");
  action.amount = event.params.base;
  action.save();
}
