import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attune, startAttune } from '../../fixtures/attune.ts'
import { AUDITED_PAGES, auditPages } from './audit-pages.ts'

const PERFECT = { accessibility: 100, 'best-practices': 100, seo: 100 }

describe('Lighthouse on a phone', () => {
  let attune: Attune
  beforeAll(async () => {
    attune = await startAttune()
  })
  afterAll(() => attune?.close())

  it('finds nothing to mend in accessibility, best practices and SEO on any type of page', async () => {
    const audits = await auditPages(attune.site.url, AUDITED_PAGES, [
      'accessibility',
      'best-practices',
      'seo',
    ])
    expect(audits.map(({ path, scores, faults }) => ({ path, scores, faults }))).toEqual(
      AUDITED_PAGES.map((path) => ({ path, scores: PERFECT, faults: [] })),
    )
  })
})
