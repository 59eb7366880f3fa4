import { join } from 'node:path'
import { createContentClient } from '../../../src/content/client.ts'
import { loadSite } from '../../../src/publishing/compile-site.ts'
import { openPublishedFolder } from '../../../src/publishing/published-folder.ts'
import { createPublisher } from '../../../src/publishing/publisher.ts'
import { SITE_URL } from '../../fixtures/places.ts'

/** Run as a process of its own: `publish-all.ts <compiled site> <folder>`. One sweep into an empty folder. */

const [compiled, folder] = process.argv.slice(2)
if (!compiled || !folder) throw new Error('publish-all.ts needs the compiled site and a folder')
const published = await openPublishedFolder(join(folder, 'published'))
const publisher = createPublisher({
  client: createContentClient(),
  site: await loadSite(compiled),
  siteUrl: SITE_URL,
  published,
  seats: {
    replaceCohortRules: async () => ({ invalid: [] }),
    replaceSettings: async () => undefined,
  },
})
await publisher.sweep()
const { problems } = publisher.state()
if (problems.length > 0) throw new Error(`Not all pages were published: ${problems[0]?.message}`)
process.exit(0)
