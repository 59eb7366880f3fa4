import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { ROOT } from '../../fixtures/places.ts'

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
})

/** The folders in which Node would look for a package, nearest first. */
function placesToLook(parent: string, name: string): string[] {
  const places = [`${parent}/node_modules/${name}`]
  for (
    let at = parent.lastIndexOf('/node_modules/');
    at > 0;
    at = parent.lastIndexOf('/node_modules/', at - 1)
  ) {
    places.push(`${parent.slice(0, at)}/node_modules/${name}`)
  }
  return [...places, `node_modules/${name}`]
}

// npm leaves a platform's build out of the lockfile when it can't be looked up, and "npm ci" then
// refuses the whole lockfile, on every platform.
it('the lockfile names every platform’s build of every package', async () => {
  const { packages } = lockfile.parse(
    JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')),
  )
  const missing = Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !placesToLook(parent, name).some((place) => place in packages),
    ),
  )
  expect(missing).toEqual([])
})
