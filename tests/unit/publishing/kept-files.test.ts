import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replaceFile } from '../../../src/publishing/replace-file.ts'
import { openKeptFiles } from '../../../src/publishing/warm-build/kept-files.ts'

const PATH = '/og/approach-one-0123456789ab.png'
const DAY_MS = 86_400_000

describe('files kept from one build to the next', () => {
  let root: string
  let site: string
  let kept: string
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'attune-pictures-'))
    site = join(root, 'site')
    kept = join(root, 'kept')
    await mkdir(join(site, 'og'), { recursive: true })
  })
  afterEach(() => rm(root, { recursive: true, force: true }))

  it('come back byte for byte into another folder', async () => {
    const files = openKeptFiles(kept)
    expect(await files.fetch(PATH, site)).toBe(false)
    await writeFile(join(site, PATH), 'drawn')
    await files.keep(PATH, site)
    const next = join(root, 'next')
    expect(await files.fetch(PATH, next)).toBe(true)
    expect(await readFile(join(next, PATH), 'utf8')).toBe('drawn')
  })

  it('take no room of their own in the folder, and stay as they are when it gets another there', async () => {
    const files = openKeptFiles(kept)
    await writeFile(join(site, PATH), 'drawn')
    await files.keep(PATH, site)
    const next = join(root, 'next')
    await files.fetch(PATH, next)
    const [one, other] = await Promise.all([stat(join(kept, PATH)), stat(join(next, PATH))])
    expect(one.ino).toBe(other.ino)
    await replaceFile(join(next, PATH), 'drawn otherwise')
    await files.fetch(PATH, join(root, 'last'))
    expect(await readFile(join(root, 'last', PATH), 'utf8')).toBe('drawn')
    // Once more into the same folder: as it was kept.
    await files.fetch(PATH, next)
    expect(await readFile(join(next, PATH), 'utf8')).toBe('drawn')
  })

  it('go when no build has wanted them for a month, and stay while one does', async () => {
    let now = Date.now()
    const files = openKeptFiles(kept, () => now)
    await writeFile(join(site, PATH), 'drawn')
    await files.keep(PATH, site)
    now += 20 * DAY_MS
    expect(await files.fetch(PATH, site)).toBe(true)
    now += 20 * DAY_MS
    await files.removeOld()
    expect(await files.fetch(PATH, site)).toBe(true)
    now += 31 * DAY_MS
    await files.removeOld()
    expect(await files.fetch(PATH, site)).toBe(false)
  })

  it('are none where a page named a picture that was not drawn', async () => {
    const files = openKeptFiles(kept)
    await files.keep(PATH, site)
    expect(await files.fetch(PATH, site)).toBe(false)
  })
})
