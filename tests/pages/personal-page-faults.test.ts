import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/open-database.ts'
import { type Attune, startAttune } from '../fixtures/attune.ts'

describe('a personal page that fails', () => {
  let attune: Attune
  beforeAll(async () => {
    attune = await startAttune()
    const database = await openDatabase(join(attune.folder, 'reservations.db'))
    await database.schema.alterTable('manage_links').renameTo('gone').execute()
    await database.destroy()
  })
  afterAll(() => attune?.close())

  const ask = (accept: string, init: RequestInit = {}) =>
    fetch(`${attune.site.url}/reservations/${'A'.repeat(43)}/`, { ...init, headers: { accept } })

  it('says so to a browser, in a page', async () => {
    const response = await ask('text/html,application/xhtml+xml')
    expect(response.status).toBe(500)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).toContain('Something went wrong on our side')
  })

  it('says so to a program, and never that another site had asked', async () => {
    const response = await ask('*/*')
    expect(response.status).toBe(500)
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Something went wrong on our side',
      status: 500,
    })
  })
})
