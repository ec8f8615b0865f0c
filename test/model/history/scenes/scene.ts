import type { World } from "../world.ts";

/**
 * A course of events that leads somewhere, such as a contest from its beginning to one of its ends. It gives the word away
 * after each transaction, so that other things can happen in between and be compared.
 */
export type Scene = (world: World) => AsyncGenerator<void, void>;
/** A part of a scene that brings something about. */
export type Part<T> = AsyncGenerator<void, T>;
