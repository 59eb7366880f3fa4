import type { SanityDocument } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { validateDocuments } from '../../studio/local/validate-documents.ts'
import { type SampleLake, startSampleLake } from '../fixtures/attune.ts'

let sample: SampleLake
beforeAll(async () => {
  sample = await startSampleLake()
})
afterAll(() => sample?.close())

const readAll = () => sample.editor.fetch('*[defined(_type) && !(_type match "system.*")]')

describe('the sample, by the rules of the Studio', () => {
  it('has no error and no warning in any document', async () => {
    const documents: SanityDocument[] = await readAll()
    expect(documents.length).toBeGreaterThan(60)
    const knownIds = new Set(documents.map(({ _id: id }) => id))
    expect(await validateDocuments(documents, { client: sample.editor, knownIds })).toEqual([])
  })

  it('would show what is wrong if something were', async () => {
    const broken = await sample.editor
      .patch('approach-group-therapy')
      .set({ slug: { _type: 'slug', current: 'relational-therapy' } })
      .unset(['atAGlance.format'])
      .commit()
    const problems = await validateDocuments([broken], {
      client: sample.editor,
      knownIds: new Set(['person-editorial-team']),
    })
    const fields = problems.map(({ level, path }) => `${level} ${path}`)
    expect(fields).toEqual(
      expect.arrayContaining(['error atAGlance.format', 'error slug', 'error offer']),
    )
    expect(fields).not.toContain('error author')
  })
})
