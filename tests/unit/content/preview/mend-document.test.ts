import { describe, expect, it } from 'vitest'
import type { ContentError } from '../../../../src/content/content-error.ts'
import {
  mendDocument,
  parseDraft,
  STAND_IN,
} from '../../../../src/content/preview/mend-document.ts'
import { approach } from '../../../../src/content/schemas/approach.ts'
import { rawApproach } from '../raw-documents.ts'

describe('mending a draft', () => {
  it('puts stand-ins where something is missing and keeps the rest', () => {
    const raw = rawApproach()
    const mended = mendDocument(
      approach,
      rawApproach({ title: null, author: null, atAGlance: null }),
    )
    expect(mended?.title).toBe(STAND_IN)
    expect(mended?.author.name).toBe(STAND_IN)
    expect(mended?.atAGlance.evidence).toBe('emerging')
    expect(mended?.definition).toBe(approach.parse(raw).definition)
  })

  it('takes away an entry that can’t be shown and keeps the others', () => {
    const raw = rawApproach()
    const broken = { _type: 'somethingElse', _key: 'x' }
    const body = approach.parse(raw).body
    const mended = mendDocument(approach, rawApproach({ body: [broken, ...body, broken] }))
    expect(mended?.body).toEqual(body)
  })

  it('changes nothing in the document it was given, and reports once what is wrong', () => {
    const raw = { ...rawApproach(), title: '' }
    const found: ContentError[] = []
    parseDraft(approach, raw, (error) => found.push(error))
    expect(raw.title).toBe('')
    expect(found.map(({ issues }) => issues)).toEqual([[{ field: 'title', reason: 'is empty' }]])
  })

  it('makes the best even of an empty document', () => {
    const mended = mendDocument(approach, { _id: 'a', _type: 'approach' })
    expect(mended).toMatchObject({ title: STAND_IN, body: [], sources: [] })
  })
})
