/** What a page wants of the header's wallet: nothing yet, that it be there, or that its dialog be open. */
export type WalletDoor = "asleep" | "awake" | "open";

let door: WalletDoor = "asleep";
const listeners = new Set<() => void>();

export function walletDoor(): WalletDoor {
  return door;
}

export function setWalletDoor(next: WalletDoor): void {
  door = next;
  for (const listener of listeners) listener();
}

/** Has the header load the wallet and its dialogs, since somebody may act on this page. */
export function wakeWallet(): void {
  if (door === "asleep") setWalletDoor("awake");
}

export function listenWalletDoor(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
