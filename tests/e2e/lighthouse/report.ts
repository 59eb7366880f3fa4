import { compileSite } from '../../../src/publishing/compile-site.ts'
import { startAttune } from '../../fixtures/attune.ts'
import findBrowser from '../../fixtures/find-browser.ts'
import { ROOT, SITE_URL } from '../../fixtures/places.ts'
import { AUDITED_PAGES, auditPages } from './audit-pages.ts'

/** `npm run lighthouse`: publishes the sample content, and prints what Lighthouse says of it on a phone. */

findBrowser()
await compileSite(ROOT, SITE_URL)
const attune = await startAttune()
try {
  const audits = await auditPages(attune.site.url, AUDITED_PAGES)
  console.table(
    audits.map(({ path, scores, paint, shift }) => ({
      page: path,
      ...scores,
      'LCP in ms': Math.round(paint ?? Number.NaN),
      CLS: Number((shift ?? Number.NaN).toFixed(3)),
    })),
  )
  for (const { path, faults } of audits) {
    for (const fault of faults) console.log(`${path}  ${fault}`)
  }
} finally {
  await attune.close()
}
