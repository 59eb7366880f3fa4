import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import * as queries from '../../src/content/queries.ts'
import { approach } from '../../src/content/schemas/approach.ts'
import { glossaryTerm } from '../../src/content/schemas/glossary-term.ts'
import { homePage } from '../../src/content/schemas/home-page.ts'
import { page } from '../../src/content/schemas/page.ts'
import { person } from '../../src/content/schemas/person.ts'
import { cohort, program } from '../../src/content/schemas/program.ts'
import { siteSettings } from '../../src/content/schemas/site-settings.ts'
import { topic } from '../../src/content/schemas/topic.ts'
import { Dataset } from '../../studio/lake/documents/dataset.ts'
import type { LakeDocument } from '../../studio/lake/documents/document.ts'
import { isRecord } from '../../studio/lake/json.ts'
import { runQuery } from '../../studio/lake/query/run-query.ts'
import { validateDocuments } from '../../studio/local/validate-documents.ts'
import { sampleDocuments } from '../../studio/sample/sample-documents.ts'
import { type SampleLake, startSampleLake } from '../fixtures/attune.ts'

type Path = readonly (string | number)[]

/** How the site asks for a type's documents, and what it takes. */
const SITE = new Map<string, [query: string, schema: z.ZodType]>([
  ['approach', [queries.APPROACHES_BY_SLUG_QUERY, approach]],
  ['cohort', [queries.COHORTS_QUERY, cohort]],
  ['glossaryTerm', [queries.GLOSSARY_QUERY, glossaryTerm]],
  ['homePage', [queries.HOME_PAGE_QUERY, homePage]],
  ['page', [queries.PAGES_QUERY, page]],
  ['person', [queries.PEOPLE_QUERY, person]],
  ['program', [queries.PROGRAMS_BY_SLUG_QUERY, program]],
  ['siteSettings', [queries.SITE_SETTINGS_QUERY, siteSettings]],
  ['topic', [queries.TOPICS_QUERY, topic]],
])

const time = '2026-01-01T00:00:00Z'
const documents: readonly LakeDocument[] = sampleDocuments(Temporal.Now.instant()).map(
  (document) => ({ ...document, _rev: 'a', _createdAt: time, _updatedAt: time }),
)
const dataset = new Dataset('production', documents)
const knownIds = new Set(documents.map(({ _id: id }) => id))
let sample: SampleLake
beforeAll(async () => {
  sample = await startSampleLake()
})
afterAll(() => sample?.close())

function isShown(document: LakeDocument): boolean {
  const [query, schema] = SITE.get(document._type) ?? []
  if (query === undefined || schema === undefined) throw new Error(`No site for ${document._type}`)
  dataset.set(document._id, document)
  const slugs = [isRecord(document.slug) ? document.slug.current : undefined]
  const params = { slugs, showsUnpublished: true }
  const { result } = runQuery(dataset, { query, params, perspective: ['published'] })
  dataset.set(
    document._id,
    documents.find(({ _id: id }) => id === document._id),
  )
  const rows: unknown[] = Array.isArray(result) ? result : [result]
  const row = rows.find((one) => isRecord(one) && one._id === document._id)
  return schema.safeParse(row).success
}

async function isTaken(document: LakeDocument): Promise<boolean> {
  const problems = await validateDocuments([document], { client: sample.editor, knownIds })
  return problems.every(({ level }) => level !== 'error')
}

/** The first document of the type, with another value at the path. */
function changed(type: string, path: Path, value: unknown): LakeDocument {
  const document = documents.find(({ _type }) => _type === type)
  if (!document) throw new Error(`The sample has no ${type}`)
  const copy = structuredClone(document)
  let holder: unknown = copy
  for (const step of path.slice(0, -1)) holder = Reflect.get(Object(holder), step)
  Reflect.set(Object(holder), path.at(-1) ?? '', value)
  return copy
}

/** Where texts stand in a value, of each kind of place the first. */
function* findTexts(value: unknown, path: Path = [], seen = new Set<string>()): Generator<Path> {
  const kind = path.map((step) => (typeof step === 'number' ? '[]' : step)).join('.')
  if (typeof value === 'string' && !seen.has(kind)) {
    seen.add(kind)
    yield path
  }
  if (typeof value !== 'object' || value === null) return
  for (const [field, item] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(field) : field
    if (!field.startsWith('_')) yield* findTexts(item, [...path, step], seen)
  }
}

describe('what the site would refuse, the form refuses before', () => {
  it.each([...SITE.keys()])('of texts and entries that say nothing, in a %s', async (type) => {
    const unsaid: string[] = []
    for (const path of findTexts(documents.find(({ _type }) => _type === type))) {
      // The form clears a field of its own, but leaves an empty entry in a list.
      for (const nothing of typeof path.at(-1) === 'number' ? ['   ', ''] : ['   ']) {
        const document = changed(type, path, nothing)
        if (!isShown(document) && (await isTaken(document))) unsaid.push(path.join('.'))
      }
    }
    expect(unsaid).toEqual([])
  })

  it.each<[type: string, path: Path, value: unknown]>([
    ['page', ['slug', 'current'], 'a'.repeat(201)],
    ['page', ['body', 0, 'level'], 7],
    ['cohort', ['startDate'], '0026-12-14'],
    ['cohort', ['startDate'], '2206-12-14'],
    ['homePage', ['illustrationSeed'], 1e21],
    ['siteSettings', ['contactEmail'], ' questions@example.org'],
    ['siteSettings', ['feedbackEmail'], 'größe@example.org'],
  ])('of a %s, at %j: %j', async (type, path, value) => {
    const document = changed(type, path, value)
    expect(isShown(document)).toBe(false)
    expect(await isTaken(document)).toBe(false)
  })

  it('and takes what the site shows: a list as deep as there can be, and any usual address', async () => {
    for (const document of [
      changed('page', ['body', 0, 'level'], 6),
      changed('siteSettings', ['contactEmail'], "anne.o'neil+group@mail.example.org"),
    ]) {
      expect(isShown(document)).toBe(true)
      expect(await isTaken(document)).toBe(true)
    }
  })
})
