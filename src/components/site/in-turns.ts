import { setImmediate } from 'node:timers/promises'

/** A few milliseconds' worth of cards. */
const A_TURN = 32

/**
 * Shows the items one after the other, and every few of them lets others have their turn: a list of
 * thousands would keep the readers of the process that renders it waiting for half a second.
 */
export async function* inTurns<Item, Shown>(
  items: readonly Item[],
  show: (item: Item) => Shown,
): AsyncGenerator<Awaited<Shown>, void> {
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % A_TURN === 0) await setImmediate()
    yield await show(item)
  }
}
