import { inSlices } from '../../../src/content/in-slices.ts'
import type { HostileDocument } from './hostile-document.ts'

const MOST = 10
const LARGE = 100_000

/** Ten at a time, and large ones alone. */
export function inGroups<Each extends Pick<HostileDocument, 'document'>>(
  all: readonly Each[],
): Each[][] {
  const isLarge = ({ document }: Each) => JSON.stringify(document).length > LARGE
  const small = all.filter((one) => !isLarge(one))
  return [...inSlices(all.filter(isLarge), 1), ...inSlices(small, MOST)]
}
