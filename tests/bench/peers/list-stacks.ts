import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { compileSite } from '../../../src/publishing/compile-site.ts'
import { ROOT, SITE_URL } from '../../fixtures/places.ts'
import { PEER_VERSIONS } from './install-peers.ts'

/** About what Attune's page of a generated article has. */
const PAGE_BYTES = 24_600

/** Something that renders the generated articles. */
export interface Stack {
  readonly id: string
  readonly name: string
  readonly command: readonly [string, ...string[]]
  readonly cwd: string
  /** Where the pages lie afterwards. */
  readonly out: string
  /** Left by a run, and gone before the next: every run is cold. */
  readonly leftovers?: readonly string[]
}

/**
 * Every stack that can be measured, by turns in this order; pages of those that can choose go below
 * the folder.
 */
export async function listStacks(peers: string, folder: string): Promise<Stack[]> {
  const modules = join(peers, 'node_modules')
  const { execPath } = process
  const at = (name: string) => ({ cwd: join(peers, name) })
  // Below the repository: compiled code must find its node_modules.
  const out = join(ROOT, '.data', 'bench-render')
  const publishAll = join(import.meta.dirname, 'publish-all.ts')
  return [
    {
      id: 'bare',
      name: 'bare Node script',
      ...at('bare'),
      command: [execPath, 'build.mjs'],
      out: join(folder, 'bare'),
    },
    {
      id: 'padded',
      name: 'bare Node script, pages filled up with spaces to the size of Attune’s',
      ...at('bare'),
      command: [execPath, 'build.mjs', String(PAGE_BYTES)],
      out: join(folder, 'padded'),
    },
    {
      id: 'sweep',
      name: 'Attune, resident publisher (compiled before)',
      cwd: ROOT,
      command: [execPath, publishAll, await compileSite(ROOT, SITE_URL), folder],
      out: join(folder, 'published'),
    },
    {
      id: 'build',
      name: 'Attune, `astro build` (search index included, sharing pictures kept from the build before)',
      cwd: ROOT,
      command: [execPath, 'node_modules/astro/bin/astro.mjs', 'build', '--outDir', out],
      out,
      leftovers: [join(ROOT, 'node_modules/.astro/rendered-pages')],
    },
    {
      id: 'eleventy',
      name: `Eleventy ${PEER_VERSIONS['@11ty/eleventy']}`,
      ...at('eleventy'),
      command: [
        execPath,
        join(modules, '@11ty/eleventy/cmd.cjs'),
        `--output=${join(peers, 'eleventy', 'out')}`,
      ],
      out: join(peers, 'eleventy', 'out'),
    },
    {
      id: 'hugo',
      name: `Hugo ${hugoVersion()}`,
      ...at('hugo'),
      command: ['hugo', '--destination', join(folder, 'hugo')],
      out: join(folder, 'hugo'),
    },
    {
      id: 'next',
      name: `Next ${PEER_VERSIONS.next}, static export`,
      ...at('next'),
      command: [execPath, join(modules, 'next/dist/bin/next'), 'build'],
      out: join(peers, 'next/out'),
      leftovers: [join(peers, 'next/.next')],
    },
  ]
}

function hugoVersion(): string {
  const said = execFileSync('hugo', ['version'], { encoding: 'utf8' })
  return /v([\d.]+)/.exec(said)?.[1] ?? ''
}

/** Attune renders whole pages; the others the text alone. */
export const isOurs = ({ id }: Stack) => id === 'sweep' || id === 'build'
