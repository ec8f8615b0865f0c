import type { Dictionary } from "./entry.ts";
import { ett, second } from "./render.ts";

/** Errors of ETT (OpenZeppelin's ERC-20 with permits) and of contracts that move it. */
export const token = {
  ERC20InsufficientBalance: {
    title: "There is too little ETT.",
    found: (sender, balance) => `${ett(balance)} at ${sender}`,
    needed: (_, __, needed) => ett(needed),
    remedy: "Get more ETT, then try again.",
  },
  ERC20InsufficientAllowance: {
    title: "Too little ETT is approved.",
    found: (spender, allowance) => `${ett(allowance)} for ${spender}`,
    needed: (_, __, needed) => ett(needed),
    remedy: "Approve exactly the amount needed, or sign a permit.",
  },
  ERC20InvalidSender: {
    title: "ETT cannot come from this address.",
    found: (sender) => sender,
    remedy: "Use a wallet's address.",
  },
  ERC20InvalidReceiver: {
    title: "ETT cannot go to this address.",
    found: (receiver) => receiver,
    remedy: "Use a wallet's address.",
  },
  ERC20InvalidApprover: {
    title: "ETT of this address cannot be approved.",
    found: (approver) => approver,
    remedy: "Use a wallet's address.",
  },
  ERC20InvalidSpender: {
    title: "ETT cannot be approved for this address.",
    found: (spender) => spender,
    remedy: "Name the contract that shall take the ETT.",
  },
  ERC2612ExpiredSignature: {
    title: "The permit has expired.",
    found: (deadline) => second(deadline),
    needed: () => "a deadline after the block's time",
    remedy: "Sign a new permit.",
  },
  ERC2612InvalidSigner: {
    title: "The permit was not signed by the owner of the ETT for these terms.",
    found: (signer) => signer,
    needed: (_, owner) => owner,
    remedy: "Sign again with the owner's wallet; another permit may have been used meanwhile.",
  },
  ERC3009InvalidAuthorizationTime: {
    title: "The transfer authorization is not valid at this time.",
    needed: (after, before) => `a block after ${second(after)} and before ${second(before)}`,
    remedy: "Sign a new authorization.",
  },
  ERC3009InvalidSignature: {
    title: "The transfer authorization was not signed by the owner of the ETT for these terms.",
    remedy: "Sign again with the owner's wallet.",
  },
  ERC3009UsedAuthorization: {
    title: "The transfer authorization was used or cancelled before.",
    found: (authorizer, nonce) => `nonce ${nonce} of ${authorizer}`,
    needed: () => "a fresh nonce",
    remedy: "Sign a new authorization.",
  },
  InvalidAccountNonce: {
    title: "The signature was used before.",
    needed: (account, current) => `nonce ${current} of ${account}`,
    remedy: "Sign again with the present nonce.",
  },
  ECDSAInvalidSignature: {
    title: "The signature is malformed.",
    remedy: "Sign again.",
  },
  ECDSAInvalidSignatureLength: {
    title: "The signature is malformed.",
    found: (length) => `${length} bytes`,
    needed: () => "65 bytes",
    remedy: "Sign again.",
  },
  ECDSAInvalidSignatureS: {
    title: "The signature is malleable.",
    found: (s) => `s = ${s}`,
    needed: () => "s in the lower half of the curve's order",
    remedy: "Sign again with another wallet.",
  },
  SafeERC20FailedOperation: {
    title: "A transfer of ETT failed.",
    found: (found) => `token ${found}`,
    remedy: "Check balance and approval of ETT.",
  },
  InvalidShortString: {
    title: "A name is too long for its slot.",
    remedy: "This is a fault of the deployment: report it.",
  },
  StringTooLong: {
    title: "A name is too long for its slot.",
    found: (text) => text,
    needed: () => "at most 31 bytes",
    remedy: "This is a fault of the deployment: report it.",
  },
} satisfies Partial<Dictionary>;
