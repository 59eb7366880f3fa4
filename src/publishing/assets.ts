import { glob, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { replaceFile } from './replace-file.ts'

/** Where files lie whose names change with what is in them. */
const HASHED = '_astro'
/** How long assets of an earlier version stay: pages in readers' hands and in caches ask for them. */
const KEPT_MS = 7 * 24 * 3_600_000

/** By name: since when, in milliseconds since the epoch, an asset belongs to no current version. */
const memory = z.record(z.string(), z.number())

const memoryFile = (folder: string) => `${folder}.assets.json`

async function readMemory(folder: string): Promise<Record<string, number>> {
  try {
    return memory.parse(JSON.parse(await readFile(memoryFile(folder), 'utf8')))
  } catch {
    // Lost, it only makes old assets stay longer.
    return {}
  }
}

async function namesIn(folder: string): Promise<Set<string>> {
  return new Set(await readdir(join(folder, HASHED)).catch(() => []))
}

async function sizeOf(file: string): Promise<number | undefined> {
  return stat(file).then(
    ({ size }) => size,
    () => undefined,
  )
}

/**
 * Adds a compiled version's assets to the published folder, each in one step. Those of earlier
 * versions stay; from now on their time runs.
 */
export async function addAssets(from: string, folder: string, now: number): Promise<void> {
  for await (const entry of glob('**/*', { cwd: from, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const source = join(entry.parentPath, entry.name)
    const target = join(folder, source.slice(from.length))
    const isThere = source.slice(from.length).split(/[\\/]/).includes(HASHED)
      ? (await sizeOf(target)) === (await sizeOf(source))
      : false
    if (!isThere) await replaceFile(target, await readFile(source))
  }
  const current = await namesIn(from)
  const earlier = await readMemory(folder)
  const superseded = [...(await namesIn(folder))]
    .filter((name) => !current.has(name))
    .map((name) => [name, earlier[name] ?? now] as const)
  await replaceFile(memoryFile(folder), JSON.stringify(Object.fromEntries(superseded)))
}

/**
 * Removes assets that belong to no current version for a week and that no published page asks for:
 * the last good page of a broken document may be older than that. Returns their names.
 */
export async function removeOldAssets(folder: string, now: number): Promise<string[]> {
  const superseded = await readMemory(folder)
  const due = new Set(
    Object.keys(superseded).filter((name) => (superseded[name] ?? now) < now - KEPT_MS),
  )
  if (due.size === 0) return []
  const unread: string[] = []
  const keepNamedIn = async (file: string) => {
    const text = await readFile(file, 'utf8').catch(() => '')
    for (const name of due) {
      if (!text.includes(name)) continue
      due.delete(name)
      // What is kept may ask for more: a style sheet for its fonts.
      if (/\.(?:css|js)$/.test(name)) unread.push(join(folder, HASHED, name))
    }
  }
  for await (const page of glob('**/*.html', { cwd: folder })) await keepNamedIn(join(folder, page))
  for (let file = unread.pop(); file; file = unread.pop()) await keepNamedIn(file)
  for (const name of due) {
    await rm(join(folder, HASHED, name), { force: true })
    delete superseded[name]
  }
  await replaceFile(memoryFile(folder), JSON.stringify(superseded))
  return [...due]
}
