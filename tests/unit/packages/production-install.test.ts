import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { ROOT } from '../../fixtures/places.ts'

const manifest = z.object({ dependencies: z.record(z.string(), z.string()) })
const lockfile = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })),
})

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(join(ROOT, file), 'utf8'))
}

/** The packages that a source file imports to run, types left out. */
function listPackages(source: string): string[] {
  const imports =
    /^\s*(?:import|export)\s+(?!type\b)(?:[^'"\n;]*?\bfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)|^\}\s+from\s+'([^']+)'/gm
  // Types in several lines: what closes with `} from` belongs to an `import type {`.
  const withoutTypes = source.replaceAll(/^import type \{[^}]*\} from '[^']+'$/gm, '')
  return [...withoutTypes.matchAll(imports)]
    .map(([, one, two, three]) => one ?? two ?? three ?? '')
    .filter((name) => /^[@a-z]/.test(name) && !/^(?:node|astro|virtual):/.test(name))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    )
}

it('runs on packages that an install without those for development has', async () => {
  const { dependencies } = manifest.parse(await readJson('package.json'))
  const { packages } = lockfile.parse(await readJson('package-lock.json'))
  const used = new Map<string, string>()
  for await (const file of glob('src/**/*.{ts,tsx,astro}', { cwd: ROOT })) {
    for (const name of listPackages(await readFile(join(ROOT, file), 'utf8'))) used.set(name, file)
  }
  expect(used.size).toBeGreaterThan(20)
  const missing = [...used].filter(([name]) => {
    const installed = packages[`node_modules/${name}`]
    return !(name in dependencies) || !installed || installed.dev
  })
  expect(missing).toEqual([])
})
