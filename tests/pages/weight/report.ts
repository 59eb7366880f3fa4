import { compileSite } from '../../../src/publishing/compile-site.ts'
import { startAttune } from '../../fixtures/attune.ts'
import { ROOT, SITE_URL } from '../../fixtures/places.ts'
import { weighPages } from './weigh-pages.ts'

/** `npm run size`: publishes the sample content, and says what each type of page weighs. */

await compileSite(ROOT, SITE_URL)
const attune = await startAttune()
try {
  const weights = await weighPages(attune.publishedFolder)
  const rows = weights
    .filter(({ bytes, budget }) => bytes > 0 || budget > 0)
    .map(({ type, part, bytes, budget }) => ({
      page: type,
      part,
      'bytes, compressed': bytes,
      budget,
      '': bytes <= budget ? '' : 'too heavy',
    }))
  console.table(rows)
  if (weights.some(({ bytes, budget }) => !(bytes <= budget))) process.exitCode = 1
} finally {
  await attune.close()
}
