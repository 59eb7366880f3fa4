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
      hasInstallScript: z.boolean().optional(),
    }),
  ),
})

const names = z.record(z.string(), z.string())
const manifest = z.object({
  allowScripts: z.record(z.string(), z.boolean()),
  dependencies: names,
  devDependencies: names,
})

const readText = (file: string) => readFile(join(ROOT, file), 'utf8')
const readManifest = async () => manifest.parse(JSON.parse(await readText('package.json')))

async function readPackages() {
  const { packages } = lockfile.parse(JSON.parse(await readText('package-lock.json')))
  // The project itself and its workspace are no packages that anybody sends us.
  return Object.entries(packages).filter(
    ([path, entry]) => path.startsWith('node_modules/') && !entry.link,
  )
}

it('holds every package to a checksum', async () => {
  const unchecked = (await readPackages()).filter(([, { integrity }]) => !integrity)
  expect(unchecked.map(([path]) => path)).toEqual([])
})

it('takes no package from a repository or an address, only from the registry', async () => {
  const strange = (await readPackages()).filter(
    ([, { resolved }]) => resolved && !resolved.startsWith('https://registry.npmjs.org/'),
  )
  expect(strange).toEqual([])
})

it('lets only packages that are named run a script when they are installed', async () => {
  const { allowScripts } = await readManifest()
  const running = (await readPackages())
    .filter(([, { hasInstallScript, optional }]) => hasInstallScript && !optional)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
  expect(new Set(running)).toEqual(new Set(Object.keys(allowScripts)))
})

it('depends on nothing without a reason, and on nothing the README names no longer', async () => {
  const { dependencies, devDependencies } = await readManifest()
  const text = await readText('README.md')
  const from = text.indexOf('## What it stands on')
  const section = text.slice(from, text.indexOf('\n## ', from + 1))
  const named = [...section.matchAll(/`(@?[\w./-]+…?)`/g)].map(([, name = '']) => name)
  const isNamed = (name: string) =>
    named.some(
      (each) => each === name || (each.endsWith('…') && name.startsWith(each.slice(0, -1))),
    )
  const all = Object.keys({ ...dependencies, ...devDependencies })
  expect(all.filter((name) => !isNamed(name))).toEqual([])
  const isWanted = (name: string) => all.some((each) => each.startsWith(name.replace('…', '')))
  // The last is no dependency of ours, but runs a script when it is installed.
  expect(named.filter((name) => !isWanted(name))).toEqual(['esbuild'])
})
