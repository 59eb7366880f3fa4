import type { HostileDocument } from './hostile-document.ts'

const MOST = 10
const LARGE = 100_000

/** Ten at a time, and large ones alone. */
export function inGroups<Each extends Pick<HostileDocument, 'document'>>(
  all: readonly Each[],
): Each[][] {
  const isLarge = ({ document }: Each) => JSON.stringify(document).length > LARGE
  const groups = all.filter(isLarge).map((one) => [one])
  const small = all.filter((one) => !isLarge(one))
  for (let at = 0; at < small.length; at += MOST) groups.push(small.slice(at, at + MOST))
  return groups
}
