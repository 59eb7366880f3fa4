import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attune, readHealth, readPage, startAttune } from '../fixtures/attune.ts'

describe('the settings of the site, broken or gone', () => {
  let attune: Attune
  beforeAll(async () => {
    attune = await startAttune()
  })
  afterAll(async () => {
    await attune?.close()
  })

  const settingsProblem = async () => {
    const { problems } = await readHealth(attune.site.url)
    return problems.find(({ documentId }) => documentId === 'siteSettings')?.message
  }
  const readHome = () => readPage(attune.site.url, '/')

  it.each([
    ['no crisis lines', { crisisLines: [] }, /crisisLines: must hold at least one/],
    ['crisis lines that are text', { crisisLines: 'call' }, /crisisLines: /],
    [
      'a crisis line that runs a script',
      { crisisLines: [{ _key: 'k', label: 'Call', instruction: 'Now', href: 'javascript:1' }] },
      /crisisLines\[0\]\.href: must be a full address/,
    ],
    ['no name', { name: null }, /name: is missing/],
    ['a minimum age of -1', { minimumAge: -1 }, /minimumAge: must be a whole number/],
    ['a hold without end', { holdMinutes: 1e12 }, /holdMinutes: must be a whole number/],
    [
      'navigation to another site',
      { navigation: [{ _key: 'n', label: 'x', href: '//evil.example/' }] },
      /navigation\[0\]\.href: must be a path of this site/,
    ],
  ])('leave the last good ones on every page: %s', async (_name, fields, reason) => {
    const settings = await attune.editor.getDocument('siteSettings')
    if (!settings) throw new Error('The sample has no settings')
    const home = await readHome()
    expect(home).toContain('988')
    await attune.editor
      .patch('siteSettings')
      .set({ ...fields })
      .commit()
    await expect.poll(settingsProblem).toMatch(reason)
    expect(await readHome()).toBe(home)
    await attune.editor.createOrReplace(settings)
    await expect.poll(settingsProblem).toBeUndefined()
  })

  it('leave the last good ones on every page when they are gone altogether', async () => {
    const settings = await attune.editor.getDocument('siteSettings')
    if (!settings) throw new Error('The sample has no settings')
    const home = await readHome()
    await attune.editor.delete('siteSettings')
    await expect.poll(settingsProblem).toMatch(/is not published/)
    expect(await readHome()).toBe(home)
    await attune.editor.createOrReplace(settings)
    await expect.poll(settingsProblem).toBeUndefined()
  })
})
