import type { Dictionary } from "./entry.ts";

/** Errors of the ERC-721 whose tokens are the numbers: OpenZeppelin's of safe transfers, Solady's without arguments. */
export const erc721 = {
  ERC721InvalidReceiver: {
    title: "The contract that should get the number cannot hold tokens.",
    reason: "A safe transfer asks a contract whether it takes the token.",
    found: (receiver) => receiver,
    needed: () => "a wallet, or a contract that accepts ERC-721 tokens",
    remedy: "Send it to a wallet, or to a contract that accepts ERC-721 tokens.",
  },
  AccountBalanceOverflow: {
    title: "The account holds too many numbers.",
    needed: () => "fewer than 2^32 numbers",
    remedy: "Use another account.",
  },
  BalanceQueryForZeroAddress: {
    title: "The zero address holds no numbers.",
    remedy: "Name a wallet.",
  },
  NotOwnerNorApproved: {
    title: "The caller does not hold the number and has no approval of its holder.",
    remedy: "Use the wallet that holds the number.",
  },
  TokenAlreadyExists: {
    title: "Somebody holds this number already.",
    remedy: "Choose another number.",
  },
  TokenDoesNotExist: {
    title: "Nobody holds this number.",
    remedy: "Claim it first.",
  },
  TransferFromIncorrectOwner: {
    title: "The number is not held by the wallet it should be taken from.",
    remedy: "Look up who holds the number now.",
  },
  TransferToNonERC721ReceiverImplementer: {
    title: "The contract that should get the number cannot hold tokens.",
    remedy: "Send it to a wallet, or to a contract that accepts ERC-721 tokens.",
  },
  TransferToZeroAddress: {
    title: "A number cannot be sent to the zero address.",
    remedy: "To give it back use release, which pays the deposit.",
  },
} satisfies Partial<Dictionary>;
