import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replaceFolder } from '../../../src/server/static-host/replace-folder.ts'
import { readTree } from '../../fixtures/read-tree.ts'

describe('a folder that is replaced', () => {
  let parent: string
  let folder: string
  const makeOf = (files: Readonly<Record<string, string>>) => async (place: string) => {
    await mkdir(place)
    for (const [name, text] of Object.entries(files)) await writeFile(join(place, name), text)
  }
  const readAll = () => Object.fromEntries(readTree(parent, ''))
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'attune-replaced-'))
    folder = join(parent, 'client')
  })
  afterEach(() => rm(parent, { recursive: true }))

  it('has what was made, and nothing of what was there', async () => {
    await replaceFolder(folder, makeOf({ 'a.html': 'first', 'b.html': 'first' }))
    await replaceFolder(folder, makeOf({ 'a.html': 'second' }))
    expect(readAll()).toEqual({ 'client/a.html': 'second' })
    expect(await readdir(parent)).toEqual(['client'])
  })

  it('stays as it was while the new one is made, and when that fails', async () => {
    await replaceFolder(folder, makeOf({ 'a.html': 'first' }))
    const replacing = replaceFolder(folder, async (next) => {
      await makeOf({ 'a.html': 'half' })(next)
      expect(readTree(folder, '')).toEqual(new Map([['a.html', 'first']]))
      throw new Error('title: is missing')
    })
    await expect(replacing).rejects.toThrow('title: is missing')
    expect(readAll()).toEqual({ 'client/a.html': 'first' })
    expect(await readdir(parent)).toEqual(['client'])
  })

  it('stays when the new one can’t be put in its place', async () => {
    await replaceFolder(folder, makeOf({ 'a.html': 'first' }))
    await expect(replaceFolder(folder, async () => {})).rejects.toThrow('ENOENT')
    expect(readAll()).toEqual({ 'client/a.html': 'first' })
  })

  it('is not there when the first one fails', async () => {
    const replacing = replaceFolder(folder, () => Promise.reject(new Error('no lake')))
    await expect(replacing).rejects.toThrow('no lake')
    expect(await readdir(parent)).toEqual([])
  })

  it('is put back when a crash came between the two renames, even if the next run fails', async () => {
    await makeOf({ 'a.html': 'first' })(folder)
    await rename(folder, `${folder}.last`)
    await makeOf({ 'a.html': 'second' })(`${folder}.next`)
    const replacing = replaceFolder(folder, async () => {
      expect(readAll()).toEqual({ 'client/a.html': 'first' })
      throw new Error('no lake')
    })
    await expect(replacing).rejects.toThrow('no lake')
    expect(readAll()).toEqual({ 'client/a.html': 'first' })
  })

  it('has the new one when a crash came after both, with some of the old one left over', async () => {
    await makeOf({ 'a.html': 'second' })(folder)
    await makeOf({ 'b.html': 'first' })(`${folder}.last`)
    const replacing = replaceFolder(folder, () => Promise.reject(new Error('no lake')))
    await expect(replacing).rejects.toThrow('no lake')
    expect(readAll()).toEqual({ 'client/a.html': 'second' })
  })
})
