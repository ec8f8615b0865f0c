import { DepositClassAdded, SuccessorAnnounced } from "../../generated/NumberRegistry/NumberRegistry";
import { DepositClass } from "../../generated/schema";
import { NOBODY } from "../id";
import { newAction } from "../store/action";
import { loadRegistryState } from "../store/registryState";

export function handleDepositClassAdded(event: DepositClassAdded): void {
  const id: i64 = event.params.depositClass;
  const added = new DepositClass(id);
  added.amount = event.params.amount;
  added.block = event.block.number.toI32();
  added.timestamp = event.block.timestamp.toI64();
  added.save();
  const state = loadRegistryState();
  state.depositClasses += 1;
  state.save();

  const action = newAction(event, "addDepositClass");
  action.amount = event.params.amount;
  action.save();
}

export function handleSuccessorAnnounced(event: SuccessorAnnounced): void {
  const state = loadRegistryState();
  if (event.params.successor == NOBODY) {
    state.successor = null;
    state.unset("successorOpensOn");
  } else {
    state.successor = event.params.successor;
    state.successorOpensOn = event.params.opensOn;
  }
  state.save();

  newAction(event, "announceSuccessor").save();
}
