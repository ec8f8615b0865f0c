import type { Dictionary } from "./entry.ts";

const GOVERNANCE = "Ask governance to do it, or to give this account the role.";

/** Errors of OpenZeppelin's AccessManager, of the contracts it governs, and of the guard against reentrancy. */
export const access = {
  AccessManagedUnauthorized: {
    title: "Only governance may do this.",
    reason: "The AccessManager says who may call functions that move parameters.",
    found: (caller) => caller,
    needed: () => "an account with the function's role",
    remedy: GOVERNANCE,
  },
  AccessManagedRequiredDelay: {
    title: "The caller has to schedule this first.",
    reason: "Changes by this role are announced before they take effect.",
    found: (caller) => `${caller}, at once`,
    needed: (_, delay) => `${delay} seconds after it was scheduled`,
    remedy: "Schedule the call in the AccessManager, then execute it after its delay.",
  },
  AccessManagedInvalidAuthority: {
    title: "This cannot govern the contract.",
    reason: "No code stands at that address.",
    found: (authority) => authority,
    needed: () => "an AccessManager",
    remedy: "Name a contract that is deployed.",
  },
  AccessManagerAlreadyScheduled: {
    title: "The call is scheduled already.",
    reason: "One call is scheduled once at a time.",
    found: (operation) => operation,
    remedy: "Execute it when its delay is over, or cancel it first.",
  },
  AccessManagerNotScheduled: {
    title: "The call was not scheduled.",
    reason: "It was never scheduled, was cancelled, or was executed.",
    found: (operation) => operation,
    remedy: "Schedule it first.",
  },
  AccessManagerNotReady: {
    title: "The delay of the scheduled call is not over.",
    reason: "Whom it concerns has this time to see it coming.",
    found: (operation) => operation,
    remedy: "Wait for the end of the delay.",
  },
  AccessManagerExpired: {
    title: "The scheduled call has expired.",
    reason: "A scheduled call that nobody executes lapses after a week.",
    found: (operation) => operation,
    remedy: "Schedule it again.",
  },
  AccessManagerLockedFunction: {
    title: "The role of this function cannot be changed.",
    reason: "Functions that govern the AccessManager itself are fixed.",
    found: (selector) => `function ${selector}`,
    remedy: "Choose another function.",
  },
  AccessManagerLockedRole: {
    title: "This role cannot be changed.",
    reason: "The roles of administrators and of everybody are fixed.",
    found: (role) => `role ${role}`,
    remedy: "Choose another role.",
  },
  AccessManagerBadConfirmation: {
    title: "A role is given up only by its own account.",
    reason: "The caller names itself, so that nobody does it by mistake.",
    remedy: "Name the caller itself.",
  },
  AccessManagerUnauthorizedAccount: {
    title: "The account lacks the role.",
    reason: "Its role was never granted, was revoked, or is not active yet.",
    found: (account) => account,
    needed: (_, role) => `role ${role}`,
    remedy: GOVERNANCE,
  },
  AccessManagerUnauthorizedCall: {
    title: "The caller may not make this call.",
    reason: "The role of the function was not granted to it.",
    found: (caller, target, selector) => `${caller} calling ${selector} of ${target}`,
    needed: () => "an account with the function's role",
    remedy: GOVERNANCE,
  },
  AccessManagerUnauthorizedConsume: {
    title: "A scheduled call is consumed only by its target.",
    reason: "Otherwise anybody could use up what others scheduled.",
    found: (target) => target,
    remedy: "Execute the call through the AccessManager.",
  },
  AccessManagerUnauthorizedCancel: {
    title: "The account may not cancel this call.",
    reason: "A call is cancelled by who scheduled it, or by its guardians.",
    found: (sender) => sender,
    needed: (_, caller) => `${caller}, or a guardian of the function's role`,
    remedy: GOVERNANCE,
  },
  AccessManagerInvalidInitialAdmin: {
    title: "The AccessManager needs an administrator.",
    reason: "Without one, nobody could ever grant a role.",
    found: (admin) => admin,
    remedy: "Name an account at deployment.",
  },
  AddressEmptyCode: {
    title: "There is no contract at the address called.",
    reason: "The address is a wallet's, or a contract's of another chain.",
    found: (target) => target,
    remedy: "Check the address and the chain.",
  },
  FailedCall: {
    title: "A call inside the transaction failed without a reason.",
    reason: "The contract that was called said nothing when it failed.",
    remedy: "Simulate the inner call by itself to see why.",
  },
  InsufficientBalance: {
    title: "The contract has too little ETH for a call.",
    reason: "It can send no more than it has.",
    found: (balance) => `${balance} wei`,
    needed: (_, needed) => `${needed} wei`,
    remedy: "Send less ETH along.",
  },
  SafeCastOverflowedUintDowncast: {
    title: "A value is too large for its type.",
    reason: "Values are stored as narrow as they may become.",
    found: (_, value) => `${value}`,
    needed: (bits) => `at most ${bits} bits`,
    remedy: "Choose a smaller value.",
  },
  ReentrancyGuardReentrantCall: {
    title: "The contract was called from inside one of its own calls.",
    reason: "It would be in the middle of a change, and could be misled.",
    remedy: "Call it by itself.",
  },
} satisfies Partial<Dictionary>;
