import type { ListedPage } from '../feed/listed-page.ts'

/** Below it, what two addresses share is chance. */
const ALIKE = 0.35

/** The letters of an address's last part, three at a time, its ends included. */
function trigramsOf(path: string): Set<string> {
  const last = path.split('/').filter(Boolean).at(-1) ?? ''
  const word = `  ${last.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `
  return new Set(Array.from({ length: word.length - 2 }, (_, at) => word.slice(at, at + 3)))
}

/** How much two addresses share, from 0 to 1: Dice's coefficient of their trigrams. */
function compareTrigrams(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((trigram) => b.has(trigram)).length
  return (2 * shared) / (a.size + b.size)
}

/** The pages whose addresses are most like one that leads nowhere, the likest first. */
export function findNearestPages(
  path: string,
  pages: readonly ListedPage[],
  most = 3,
): readonly ListedPage[] {
  const asked = trigramsOf(path)
  return pages
    .map((page) => ({ page, likeness: compareTrigrams(asked, trigramsOf(page.path)) }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({ page }) => page)
}
