import type { Dictionary } from "./entry.ts";

const GOVERNANCE = "Ask governance to do it, or to give this account the role.";

/** Errors of OpenZeppelin's AccessManager, of the contracts it governs, and of the guard against reentrancy. */
export const access = {
  AccessManagedUnauthorized: {
    title: "Only governance may do this.",
    found: (caller) => caller,
    needed: () => "an account with the function's role",
    remedy: GOVERNANCE,
  },
  AccessManagedRequiredDelay: {
    title: "The caller has to schedule this first.",
    found: (caller) => `${caller}, at once`,
    needed: (_, delay) => `${delay} seconds after it was scheduled`,
    remedy: "Schedule the call in the AccessManager, then execute it after its delay.",
  },
  AccessManagedInvalidAuthority: {
    title: "This cannot govern the contract.",
    found: (authority) => authority,
    needed: () => "an AccessManager",
    remedy: "Name a contract that is deployed.",
  },
  AccessManagerAlreadyScheduled: {
    title: "The call is scheduled already.",
    found: (operation) => operation,
    remedy: "Execute it when its delay is over, or cancel it first.",
  },
  AccessManagerNotScheduled: {
    title: "The call was not scheduled.",
    found: (operation) => operation,
    remedy: "Schedule it first.",
  },
  AccessManagerNotReady: {
    title: "The delay of the scheduled call is not over.",
    found: (operation) => operation,
    remedy: "Wait for the end of the delay.",
  },
  AccessManagerExpired: {
    title: "The scheduled call has expired.",
    found: (operation) => operation,
    remedy: "Schedule it again.",
  },
  AccessManagerLockedFunction: {
    title: "The role of this function cannot be changed.",
    found: (selector) => `function ${selector}`,
    remedy: "Choose another function.",
  },
  AccessManagerLockedRole: {
    title: "This role cannot be changed.",
    found: (role) => `role ${role}`,
    remedy: "Choose another role.",
  },
  AccessManagerBadConfirmation: {
    title: "A role is given up only by its own account.",
    remedy: "Name the caller itself.",
  },
  AccessManagerUnauthorizedAccount: {
    title: "The account lacks the role.",
    found: (account) => account,
    needed: (_, role) => `role ${role}`,
    remedy: GOVERNANCE,
  },
  AccessManagerUnauthorizedCall: {
    title: "The caller may not make this call.",
    found: (caller, target, selector) => `${caller} calling ${selector} of ${target}`,
    needed: () => "an account with the function's role",
    remedy: GOVERNANCE,
  },
  AccessManagerUnauthorizedConsume: {
    title: "A scheduled call is consumed only by its target.",
    found: (target) => target,
    remedy: "Execute the call through the AccessManager.",
  },
  AccessManagerUnauthorizedCancel: {
    title: "The account may not cancel this call.",
    found: (sender) => sender,
    needed: (_, caller) => `${caller}, or a guardian of the function's role`,
    remedy: GOVERNANCE,
  },
  AccessManagerInvalidInitialAdmin: {
    title: "The AccessManager needs an administrator.",
    found: (admin) => admin,
    remedy: "Name an account at deployment.",
  },
  AddressEmptyCode: {
    title: "There is no contract at the address called.",
    found: (target) => target,
    remedy: "Check the address and the chain.",
  },
  FailedCall: {
    title: "A call inside the transaction failed without a reason.",
    remedy: "Simulate the inner call by itself to see why.",
  },
  InsufficientBalance: {
    title: "The contract has too little ETH for a call.",
    found: (balance) => `${balance} wei`,
    needed: (_, needed) => `${needed} wei`,
    remedy: "Send less ETH along.",
  },
  SafeCastOverflowedUintDowncast: {
    title: "A value is too large for its type.",
    found: (_, value) => `${value}`,
    needed: (bits) => `at most ${bits} bits`,
    remedy: "Choose a smaller value.",
  },
  ReentrancyGuardReentrantCall: {
    title: "The contract was called from inside one of its own calls.",
    remedy: "Call it by itself.",
  },
} satisfies Partial<Dictionary>;
