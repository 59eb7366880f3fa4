import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { markStarted, removeOldVersions } from '../../../src/publishing/old-versions.ts'

const HOUR_MS = 3_600_000

it('keeps a version for a day from when it was replaced, however long it ran before', async () => {
  const versions = await mkdtemp(join(tmpdir(), 'attune-versions-'))
  onTestFinished(() => rm(versions, { recursive: true }))
  let now = Date.now()
  const compile = async (name: string) => {
    await mkdir(join(versions, name))
    await removeOldVersions(versions, name, now)
    return (await readdir(versions)).toSorted()
  }
  expect(await compile('a')).toEqual(['a'])
  // Servers ran from it for a month.
  now += 720 * HOUR_MS
  expect(await compile('b')).toEqual(['a', 'b'])
  now += 23 * HOUR_MS
  expect(await compile('c')).toEqual(['a', 'b', 'c'])
  now += 2 * HOUR_MS
  expect(await compile('d')).toEqual(['b', 'c', 'd'])
  // A step back: servers run from an earlier version again.
  await markStarted(join(versions, 'b'), now + HOUR_MS)
  now += 720 * HOUR_MS
  expect(await compile('e')).toEqual(['b', 'e'])
})
