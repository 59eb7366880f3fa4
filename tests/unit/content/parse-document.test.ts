import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ContentError } from '../../../src/content/content-error.ts'
import { parseDocument } from '../../../src/content/parse-document.ts'
import { approach } from '../../../src/content/schemas/approach.ts'
import { rawApproach, rawSource } from './raw-documents.ts'

function errorOf(action: () => unknown): ContentError {
  try {
    action()
  } catch (error) {
    if (error instanceof ContentError) return error
    throw error
  }
  throw new Error('Nothing was refused')
}

describe('a document at the boundary', () => {
  it('comes out parsed when it is sound, with what is left away as undefined or an empty list', () => {
    const parsed = parseDocument(approach, rawApproach({ updatedAt: null, alsoKnownAs: null }))
    expect(parsed.title).toBe('Relational therapy')
    expect(parsed.updatedAt).toBeUndefined()
    expect(parsed.alsoKnownAs).toEqual([])
  })

  it('is refused with its type, its id and each broken field as an editor would look for it', () => {
    const sources = [rawSource(), rawSource({ _key: 'second', year: null })]
    const error = errorOf(() => parseDocument(approach, rawApproach({ title: ' ', sources })))
    expect(error.documentType).toBe('approach')
    expect(error.documentId).toBe('approach-one')
    expect(error.issues).toEqual([
      { field: 'title', reason: 'is empty' },
      { field: 'sources[1].year', reason: 'is missing' },
    ])
  })

  it('is refused with a message that says all of it in one line', () => {
    const error = errorOf(() => parseDocument(approach, rawApproach({ definition: null })))
    expect(error.name).toBe('ContentError')
    expect(error.message).toBe(`The approach "approach-one" can't be shown. definition: is missing`)
  })

  it('names the whole document when no single field is to blame', () => {
    const never = z.object({}).refine(() => false, 'is not right')
    const error = errorOf(() => parseDocument(never, rawApproach()))
    expect(error.issues).toEqual([{ field: '(whole document)', reason: 'is not right' }])
  })
})
