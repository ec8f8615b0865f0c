import type { Peer } from "../transport/peer.ts";

/** A SIP message on its way between network and application, as the leaders of frames tell of it. */
export interface Passage {
  readonly bytes: number;
  readonly peer: Pick<Peer, "protocol" | "address" | "port" | "local">;
  readonly transactionId: string;
  /** "" outside a dialog. */
  readonly dialogId: string;
}

/** Leader of a request from the network. Only a new request says where it was received. */
export function networkLeader(passage: Passage, wallTime: number, isNew: boolean): string {
  const { transactionId, dialogId, peer } = passage;
  const received = isNew ? `${peer.local.address}|${peer.local.port}|` : "";
  return `sip|network|${described(passage, wallTime)}|${transactionId}|${dialogId}|${received}`;
}

/** Leader of the echo of an application's response. */
export function sentLeader(answeredFrame: string, passage: Passage, wallTime: number): string {
  const { transactionId, dialogId } = passage;
  return `response|${answeredFrame}|OK|application|${described(passage, wallTime)}|${transactionId}|${dialogId}||Msg sent:|`;
}

function described({ bytes, peer }: Passage, wallTime: number): string {
  return `${bytes}|${peer.protocol}|${peer.address}|${peer.port}|${timeOfDay(wallTime)}`;
}

/** `HH:MM:SS.uuuuuu`, UTC. */
function timeOfDay(wallTime: number): string {
  return `${new Date(wallTime).toISOString().slice(11, 23)}000`;
}
