import { cp, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../../fixtures/places.ts'

const ROUTE = 'src/pages/approaches/[slug].astro'
const PATHS = 'return heads.map(({ slug }) => ({ params: { slug } }))'
/** Articles alone have keys: a revision is the least that one can be, and forgets what is referred to. */
const PATHS_WITH_KEYS = `const revisions = await createContentClient().fetch('*[_type == "approach"]{"slug": slug.current, _rev}')
  const keys = new Map(revisions.map(({ slug, _rev }) => [slug, _rev]))
  return heads.map(({ slug }) => ({ params: { slug }, cacheKey: keys.get(slug) }))`
const CONFIG = `import config from './astro.config.mjs'
export default {
  ...config,
  experimental: { incrementalBuild: true },
  build: { ...config.build, concurrency: 1 },
}
`

/** Astro's configuration, in the folder that the site is copied to. */
export const INCREMENTAL_CONFIG = 'astro.config.incremental.mjs'

/** Copies the site to an empty folder, for `astro build` to build the way of its own incrementalBuild. */
export async function copyForIncrementalBuild(folder: string): Promise<void> {
  const parts = ['src', 'public', 'astro.config.mjs', 'tsconfig.json', 'package.json']
  for (const part of [...parts, 'package-lock.json']) {
    await cp(join(ROOT, part), join(folder, part), { recursive: true })
  }
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  const route = await readFile(join(folder, ROUTE), 'utf8')
  if (!route.includes(PATHS)) throw new Error(`${ROUTE} lists its pages in another way now`)
  const withKeys = route
    .replace(PATHS, PATHS_WITH_KEYS)
    .replace('---\n', "---\nimport { createContentClient } from '../../content/client.ts'\n")
  await writeFile(join(folder, ROUTE), withKeys)
  await writeFile(join(folder, INCREMENTAL_CONFIG), CONFIG)
}
