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
    reason: "The count of an account's numbers has 32 bits.",
    needed: () => "fewer than 2^32 numbers",
    remedy: "Use another account.",
  },
  BalanceQueryForZeroAddress: {
    title: "The zero address holds no numbers.",
    reason: "It stands for nobody.",
    remedy: "Name a wallet.",
  },
  NotOwnerNorApproved: {
    title: "The caller does not hold the number and has no approval of its holder.",
    reason: "Only the holder, or whoever the holder approved, moves a number.",
    remedy: "Use the wallet that holds the number.",
  },
  TokenAlreadyExists: {
    title: "Somebody holds this number already.",
    reason: "A number has one holder.",
    remedy: "Choose another number.",
  },
  TokenDoesNotExist: {
    title: "Nobody holds this number.",
    reason: "It was never claimed, or was released since.",
    remedy: "Claim it first.",
  },
  TransferFromIncorrectOwner: {
    title: "The number is not held by the wallet it should be taken from.",
    reason: "It changed hands meanwhile, or another wallet was meant.",
    remedy: "Look up who holds the number now.",
  },
  TransferToNonERC721ReceiverImplementer: {
    title: "The contract that should get the number cannot hold tokens.",
    reason: "A safe transfer asks a contract whether it takes the token.",
    remedy: "Send it to a wallet, or to a contract that accepts ERC-721 tokens.",
  },
  TransferToZeroAddress: {
    title: "A number cannot be sent to the zero address.",
    reason: "Nobody could ever move it again.",
    remedy: "To give it back use release, which pays the deposit.",
  },
} satisfies Partial<Dictionary>;
