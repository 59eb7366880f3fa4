import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replaceHeads } from '../../../src/content/replace-heads.ts'
import { type ApproachHead, approachHead } from '../../../src/content/schemas/approach.ts'
import { rawApproachHead } from './raw-documents.ts'

const head = (id: number, title: string): ApproachHead =>
  approachHead.parse(rawApproachHead({ _id: `approach-${id}`, slug: `a-${id}`, title }))

/** As the lake lists them. */
function inOrder(heads: readonly ApproachHead[]): ApproachHead[] {
  const key = ({ title, _id }: ApproachHead) => [title.toLowerCase(), _id] as const
  return heads.toSorted((one, other) => {
    const [[title, id], [otherTitle, otherId]] = [key(one), key(other)]
    if (title !== otherTitle) return title < otherTitle ? -1 : 1
    return id < otherId ? -1 : 1
  })
}

const title = fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom(...'aAbBzZ') })
const titles = fc.dictionary(fc.nat(12).map(String), title)
const listOf = (byId: Record<string, string>) =>
  Object.entries(byId).map(([id, text]) => head(Number(id), text))

describe('a list in which some approaches changed', () => {
  it('is what reading all of it anew would give', () => {
    fc.assert(
      fc.property(titles, titles, (before, after) => {
        const isChanged = (id: string) => before[id] !== after[id]
        const ids = new Set([...Object.keys(before), ...Object.keys(after)].filter(isChanged))
        const changed = listOf(after).filter(({ _id }) => ids.has(_id.replace('approach-', '')))
        const changedIds = new Set([...ids].map((id) => `approach-${id}`))
        const approaches = inOrder(listOf(before))
        expect(replaceHeads({ approaches, changedIds }, changed)).toEqual(inOrder(listOf(after)))
      }),
    )
  })
})
