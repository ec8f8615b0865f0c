/** Whether somebody wants the wallet dialog: asked for by any part of a page, shown by the header. */
let open = false;
const listeners = new Set<() => void>();

export function walletDoorOpen(): boolean {
  return open;
}

export function setWalletDoor(next: boolean): void {
  open = next;
  for (const listener of listeners) listener();
}

export function listenWalletDoor(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
