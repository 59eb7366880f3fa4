/** The items in their order, so many at a time; the last slice has what is left. */
export function* inSlices<Item>(items: readonly Item[], size: number): Generator<Item[], void> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}
