import { ClaimedByRoot, ClaimedByVoucher, RootPosted, RootWithdrawn } from "../../generated/ClaimDesk/ClaimDesk";
import { Action, ClaimRoot, Range } from "../../generated/schema";
import { ofInteger, ofRoot } from "../id";
import { newAction } from "../store/action";
import { claimJustMade } from "../store/claim";
import { loadNumber } from "../store/number";

export function handleRootPosted(event: RootPosted): void {
  const params = event.params;
  const id = ofRoot(params.prefix, params.root);
  let root = ClaimRoot.load(id);
  if (root == null) {
    root = new ClaimRoot(id);
    root.root = params.root;
    root.range = ofInteger(params.prefix);
    root.claimed = 0;
  }
  root.version = params.rangeVersion;
  root.carrier = Range.load(root.range)!.carrier;
  root.withdrawn = false;
  root.postedAt = event.block.timestamp.toI64();
  root.unset("withdrawnAt");
  root.save();

  const action = newAction(event, "postRoot");
  action.root = id;
  action.range = root.range;
  action.carrier = root.carrier;
  action.save();
}

export function handleRootWithdrawn(event: RootWithdrawn): void {
  const params = event.params;
  // A carrier may withdraw what nobody ever posted.
  const root = ClaimRoot.load(ofRoot(params.prefix, params.root));
  if (root != null) {
    root.withdrawn = true;
    root.withdrawnAt = event.block.timestamp.toI64();
    root.save();
  }

  const range = Range.load(ofInteger(params.prefix))!;
  const action = newAction(event, "withdrawRoot");
  if (root != null) action.root = root.id;
  action.range = range.id;
  action.carrier = range.carrier;
  action.save();
}

export function handleClaimedByVoucher(event: ClaimedByVoucher): void {
  const claim = claimJustMade(loadNumber(event.params.number), event)!;
  claim.way = "voucher";
  claim.save();
}

export function handleClaimedByRoot(event: ClaimedByRoot): void {
  const params = event.params;
  const root = ClaimRoot.load(ofRoot(params.prefix, params.root))!;
  root.claimed += 1;
  root.save();
  const claim = claimJustMade(loadNumber(params.number), event)!;
  claim.way = "root";
  claim.root = root.id;
  claim.save();
  const action = Action.load(claim.id)!;
  action.root = root.id;
  action.save();
}
