import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { ROOT } from '../../fixtures/places.ts'

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      link: z.boolean().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      optional: z.boolean().optional(),
      os: z.array(z.string()).optional(),
      cpu: z.array(z.string()).optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
})

const manifest = z.object({ allowScripts: z.record(z.string(), z.boolean()) })

/** Builds for platforms that could not be looked up where the lockfile was made; npm asks for them there. */
const PLATFORM_BUILDS =
  /^node_modules\/(@astrojs\/compiler-binding|@biomejs\/cli|@oxc-parser\/binding|@tailwindcss\/oxide)-[\w-]+$/

async function readPackages() {
  const text = await readFile(join(ROOT, 'package-lock.json'), 'utf8')
  const { packages } = lockfile.parse(JSON.parse(text))
  // The project itself and its workspace are no packages that anybody sends us.
  return Object.entries(packages).filter(
    ([path, entry]) => path.startsWith('node_modules/') && !entry.link,
  )
}

it('holds every package to a checksum, but for named builds of other platforms', async () => {
  const unchecked = (await readPackages()).filter(([, { integrity }]) => !integrity)
  for (const [path, entry] of unchecked) {
    expect(path).toMatch(PLATFORM_BUILDS)
    expect(entry, path).toMatchObject({ optional: true, cpu: [expect.any(String)] })
  }
})

it('takes no package from a repository or an address, only from the registry', async () => {
  const strange = (await readPackages()).filter(
    ([, { resolved }]) => resolved && !resolved.startsWith('https://registry.npmjs.org/'),
  )
  expect(strange).toEqual([])
})

it('lets only packages that are named run a script when they are installed', async () => {
  const { allowScripts } = manifest.parse(
    JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')),
  )
  const running = (await readPackages())
    .filter(([, { hasInstallScript, optional }]) => hasInstallScript && !optional)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
  expect(new Set(running)).toEqual(new Set(Object.keys(allowScripts)))
})
