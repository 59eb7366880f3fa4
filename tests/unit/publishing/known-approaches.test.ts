import { expect, it } from 'vitest'
import { approachHead } from '../../../src/content/schemas/approach.ts'
import { createKnownApproaches } from '../../../src/publishing/known-approaches.ts'
import { rawApproachHead } from '../content/raw-documents.ts'

const LONG_AGO = 0
const list = ['one', 'two'].map((slug) =>
  approachHead.parse(rawApproachHead({ _id: slug, slug, title: slug })),
)
/** Ids that a reading asks for; undefined when it asks for all. */
const idsOf = ({ earlier }: { earlier: { changedIds: ReadonlySet<string> } | undefined }) =>
  earlier && [...earlier.changedIds].sort()

function know() {
  const approaches = createKnownApproaches()
  approaches.readOutdated(LONG_AGO).keep(list)
  return approaches
}

it('reads all at first, and then only what was said to be outdated', () => {
  expect(idsOf(createKnownApproaches().readOutdated(LONG_AGO))).toBeUndefined()
  const approaches = know()
  expect(idsOf(approaches.readOutdated(LONG_AGO))).toEqual([])
  approaches.mark(['one'])
  expect(idsOf(approaches.readOutdated(LONG_AGO))).toEqual(['one'])
})

it('reads all when that was not done for long, when it can’t be told what changed, and of very many', () => {
  expect(idsOf(know().readOutdated(Date.now() + 1))).toBeUndefined()
  const approaches = know()
  approaches.mark(undefined)
  expect(idsOf(approaches.readOutdated(LONG_AGO))).toBeUndefined()
  // An editor's own change doesn't wait for that.
  expect(idsOf(approaches.readChanged(new Set(['one'])))).toEqual(['one'])
  const many = know()
  many.mark(Array.from({ length: 501 }, (_, at) => `approach-${at}`))
  expect(idsOf(many.readOutdated(LONG_AGO))).toBeUndefined()
})

it('reads again what a reading that was not kept had read', () => {
  const approaches = know()
  approaches.mark(['one'])
  approaches.readOutdated(LONG_AGO)
  expect(idsOf(approaches.readOutdated(LONG_AGO))).toEqual(['one'])
  approaches.readOutdated(LONG_AGO).keep([...list])
  expect(idsOf(approaches.readOutdated(LONG_AGO))).toEqual([])
})

it('keeps of two readings at once the first, and reads again what the other had read', () => {
  const approaches = know()
  approaches.mark(['one'])
  const sweep = approaches.readOutdated(LONG_AGO)
  const change = approaches.readChanged(new Set(['two']))
  change.keep([...list])
  sweep.keep([...list])
  expect(idsOf(approaches.readOutdated(LONG_AGO))).toEqual(['one'])
})

it('reads again what changed once more while it was read', () => {
  const approaches = know()
  approaches.mark(['one'])
  const reading = approaches.readOutdated(LONG_AGO)
  approaches.mark(['one'])
  reading.keep([...list])
  expect(idsOf(approaches.readOutdated(LONG_AGO))).toEqual(['one'])
})
