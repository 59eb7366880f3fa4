import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { works } from '../../../studio/sample/bibliography.ts'
import { sampleDocuments } from '../../../studio/sample/sample-documents.ts'

const SOURCES = new URL('../../../studio/sample/SOURCES.md', import.meta.url)

describe('the bibliography of the sample content', () => {
  /** DOI and what was read, by key, as the table of checks has them. */
  const checks = new Map<string, { doi: string; read: string }>()
  beforeAll(async () => {
    for (const line of (await readFile(SOURCES, 'utf8')).split('\n')) {
      const [, key = '', doi = '', read = ''] = line.split('|').map((cell) => cell.trim())
      if (/^[a-z-]+-\d{4}$|^wcw-[a-z]+$/.test(key)) checks.set(key, { doi, read })
    }
  })

  it('has every work in the table of checks, and no other', () => {
    expect([...checks.keys()].toSorted()).toEqual(Object.keys(works).toSorted())
  })

  it('has the same DOI in both places, and says what was read', () => {
    for (const [key, work] of Object.entries(works)) {
      const check = checks.get(key)
      expect(check?.read, key).toMatch(/\w{4}/)
      if ('doi' in work) expect(check?.doi, key).toBe(work.doi)
      else expect(check?.doi, key).toMatch(/^(none|not found)$/)
    }
  })

  it('has no work that no article cites', () => {
    const text = JSON.stringify(sampleDocuments(Temporal.Instant.from('2026-11-23T11:00:00Z')))
    expect(Object.keys(works).filter((key) => !text.includes(`"_key":"${key}"`))).toEqual([])
  })
})
