import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findStaleness, TYPES_FILE } from '../../../studio/typegen/stamp.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** A copy of what the types are made from, and of the types. */
async function copySources(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'attune-types-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  for (const path of ['studio/schema', 'src/content']) {
    await cp(join(ROOT, path), join(root, path), { recursive: true })
  }
  return root
}

async function replaceIn(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  expect(text).toContain(from)
  await writeFile(file, text.replace(from, to))
}

describe('the types generated from schema and queries', () => {
  it('are those of the present sources', async () => {
    expect(await findStaleness(ROOT)).toBeUndefined()
  })

  it('are stale once the schema changed, and the message says what to run', async () => {
    const root = await copySources()
    await replaceIn(join(root, 'studio/schema/documents/topic.ts'), "name: 'title'", "name: 'name'")
    expect(await findStaleness(root)).toMatch(/studio\/schema.* changed .*npm run typegen/)
  })

  it('are stale once a query changed', async () => {
    const root = await copySources()
    await replaceIn(join(root, 'src/content/queries.ts'), 'contentNote, ', '')
    expect(await findStaleness(root)).toMatch(/queries\.ts changed .*npm run typegen/)
  })

  it('may not be written by hand', async () => {
    const root = await copySources()
    await replaceIn(join(root, TYPES_FILE), 'title: string', 'title: number')
    expect(await findStaleness(root)).toMatch(/changed by hand.*npm run typegen/)
  })
})
