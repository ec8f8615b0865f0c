import type { Dictionary } from "./entry.ts";
import { ett, second } from "./render.ts";

/** Errors of ETT (OpenZeppelin's ERC-20 with permits) and of contracts that move it. */
export const token = {
  ERC20InsufficientBalance: {
    title: "There is too little ETT.",
    reason: "Deposits, bonds and fees are paid in ETT.",
    found: (sender, balance) => `${ett(balance)} at ${sender}`,
    needed: (_, __, needed) => ett(needed),
    remedy: "Get more ETT, then try again.",
  },
  ERC20InsufficientAllowance: {
    title: "Too little ETT is approved.",
    reason: "A contract takes no more ETT from a wallet than the wallet has approved.",
    found: (spender, allowance) => `${ett(allowance)} for ${spender}`,
    needed: (_, __, needed) => ett(needed),
    remedy: "Approve exactly the amount needed, or sign a permit.",
  },
  ERC20InvalidSender: {
    title: "ETT cannot come from this address.",
    reason: "The zero address holds no ETT.",
    found: (sender) => sender,
    remedy: "Use a wallet's address.",
  },
  ERC20InvalidReceiver: {
    title: "ETT cannot go to this address.",
    reason: "The zero address holds no ETT: what went there would be lost.",
    found: (receiver) => receiver,
    remedy: "Use a wallet's address.",
  },
  ERC20InvalidApprover: {
    title: "ETT of this address cannot be approved.",
    reason: "The zero address holds no ETT.",
    found: (approver) => approver,
    remedy: "Use a wallet's address.",
  },
  ERC20InvalidSpender: {
    title: "ETT cannot be approved for this address.",
    reason: "Nobody could use an approval of the zero address.",
    found: (spender) => spender,
    remedy: "Name the contract that shall take the ETT.",
  },
  ERC2612ExpiredSignature: {
    title: "The permit has expired.",
    reason: "A permit is valid until its deadline.",
    found: (deadline) => second(deadline),
    needed: () => "a deadline after the block's time",
    remedy: "Sign a new permit.",
  },
  ERC2612InvalidSigner: {
    title: "The permit was not signed by the owner of the ETT for these terms.",
    reason: "A field differs from what was signed, or the permit's nonce was used.",
    found: (signer) => signer,
    needed: (_, owner) => owner,
    remedy: "Sign again with the owner's wallet; another permit may have been used meanwhile.",
  },
  ERC3009InvalidAuthorizationTime: {
    title: "The transfer authorization is not valid at this time.",
    reason: "An authorization is valid between two times.",
    needed: (after, before) => `a block after ${second(after)} and before ${second(before)}`,
    remedy: "Sign a new authorization.",
  },
  ERC3009InvalidSignature: {
    title: "The transfer authorization was not signed by the owner of the ETT for these terms.",
    reason: "A field differs from what was signed, what is paid for among them.",
    remedy: "Sign again with the owner's wallet.",
  },
  ERC3009UsedAuthorization: {
    title: "The transfer authorization was used or cancelled before.",
    reason: "An authorization pays once.",
    found: (authorizer, nonce) => `nonce ${nonce} of ${authorizer}`,
    needed: () => "a fresh nonce",
    remedy: "Sign a new authorization.",
  },
  InvalidAccountNonce: {
    title: "The signature was used before.",
    reason: "Each signature of an account has a nonce of its own, in order.",
    needed: (account, current) => `nonce ${current} of ${account}`,
    remedy: "Sign again with the present nonce.",
  },
  ECDSAInvalidSignature: {
    title: "The signature is malformed.",
    reason: "It is no signature of any key.",
    remedy: "Sign again.",
  },
  ECDSAInvalidSignatureLength: {
    title: "The signature is malformed.",
    reason: "It is cut short, or of another kind.",
    found: (length) => `${length} bytes`,
    needed: () => "65 bytes",
    remedy: "Sign again.",
  },
  ECDSAInvalidSignatureS: {
    title: "The signature is malleable.",
    reason: "It has a second form that is valid too, and only the lower one is taken.",
    found: (s) => `s = ${s}`,
    needed: () => "s in the lower half of the curve's order",
    remedy: "Sign again with another wallet.",
  },
  SafeERC20FailedOperation: {
    title: "A transfer of ETT failed.",
    reason: "The token refused without saying why.",
    found: (found) => `token ${found}`,
    remedy: "Check balance and approval of ETT.",
  },
  InvalidShortString: {
    title: "A name is too long for its slot.",
    reason: "Names of signing domains are stored in one word.",
    remedy: "This is a fault of the deployment: report it.",
  },
  StringTooLong: {
    title: "A name is too long for its slot.",
    reason: "Names of signing domains are stored in one word.",
    found: (text) => text,
    needed: () => "at most 31 bytes",
    remedy: "This is a fault of the deployment: report it.",
  },
} satisfies Partial<Dictionary>;
