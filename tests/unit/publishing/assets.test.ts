import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAssets, removeOldAssets } from '../../../src/publishing/assets.ts'

const DAY = 24 * 3_600_000
let root: string
let published: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'attune-assets-'))
  published = join(root, 'published')
})
afterEach(() => rm(root, { recursive: true }))

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true })
  await writeFile(join(root, file), text)
}
const assets = async () => (await readdir(join(published, '_astro'))).sort()

async function upgrade(): Promise<void> {
  await write('one/_astro/style.1.css', '@font-face{src:url(/_astro/font.1.woff2)}')
  await write('one/_astro/font.1.woff2', 'font')
  await write('one/_astro/script.1.js', 'one()')
  await write('one/icon.svg', 'old')
  await write('two/_astro/style.2.css', 'p{}')
  await write('two/icon.svg', 'new')
  await addAssets(join(root, 'one'), published, 0)
  await addAssets(join(root, 'two'), published, 30 * DAY)
}

describe('assets of two versions', () => {
  it('are both there after an upgrade, however long the first was in use', async () => {
    await upgrade()
    expect(await removeOldAssets(published, 31 * DAY)).toEqual([])
    expect(await assets()).toEqual(['font.1.woff2', 'script.1.js', 'style.1.css', 'style.2.css'])
    expect(await readFile(join(published, 'icon.svg'), 'utf8')).toBe('new')
  })

  it('go when no page has asked for them for a week', async () => {
    await upgrade()
    await write('published/index.html', '<link href="/_astro/style.2.css">')
    expect(await removeOldAssets(published, 38 * DAY)).toHaveLength(3)
    expect(await assets()).toEqual(['style.2.css'])
  })

  it('stay as long as a page needs them, with what they need themselves', async () => {
    await upgrade()
    await write('published/kept-back/index.html', '<link href="/_astro/style.1.css">')
    expect(await removeOldAssets(published, 90 * DAY)).toEqual(['script.1.js'])
    expect(await assets()).toEqual(['font.1.woff2', 'style.1.css', 'style.2.css'])
  })

  it('are current again after going back to the version before', async () => {
    await upgrade()
    await addAssets(join(root, 'one'), published, 31 * DAY)
    expect(await removeOldAssets(published, 38 * DAY + 1)).toEqual(['style.2.css'])
    expect(await assets()).toEqual(['font.1.woff2', 'script.1.js', 'style.1.css'])
  })
})
