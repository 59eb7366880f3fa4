import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { ImportProblem } from './import-problem.ts'
import type { ImportSource } from './open-source.ts'

const MOST_ASSET_BYTES = 100 * 1024 * 1024
const PATIENCE_MS = 60_000

/** `image@file://./a.jpg`, taken apart. */
export type AssetAddress = { kind: 'image' | 'file'; url: string }

export type LoadedAsset = { bytes: Buffer; filename: string }

/** @returns undefined for a value that names no asset */
export function readAssetAddress(value: unknown): AssetAddress | undefined {
  const [, kind, url] = /^(image|file)@((?:file|https?|data):.*)$/s.exec(String(value)) ?? []
  if (url === undefined) return undefined
  return { kind: kind === 'image' ? 'image' : 'file', url }
}

/** @throws ImportProblem saying why the asset cannot be had */
export async function loadAsset(url: string, source: ImportSource): Promise<LoadedAsset> {
  if (url.startsWith('file:')) return loadFile(url, source)
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!response.ok) throw new ImportProblem(`${url} answered ${response.status}`)
    const filename = url.startsWith('data:') ? 'untitled' : basename(new URL(url).pathname)
    return { bytes: await readBounded(response, url), filename: decodeName(filename) }
  } catch (cause) {
    if (cause instanceof ImportProblem) throw cause
    throw new ImportProblem(`${url.slice(0, 200)} cannot be loaded: ${reasonOf(cause)}`, { cause })
  }
}

async function loadFile(url: string, source: ImportSource): Promise<LoadedAsset> {
  const path = source.findFile(url)
  if (path === undefined) throw new ImportProblem(`${url} is not in the archive`)
  try {
    const { size } = await stat(path)
    if (size > MOST_ASSET_BYTES) throw tooLarge(url)
    return { bytes: await readFile(path), filename: decodeName(basename(url)) }
  } catch (cause) {
    if (cause instanceof ImportProblem) throw cause
    throw new ImportProblem(`${url} cannot be read: ${reasonOf(cause)}`, { cause })
  }
}

/** As it was meant, or as it stands where its percent signs mean nothing. */
function decodeName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

async function readBounded(response: Response, url: string): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > MOST_ASSET_BYTES) throw tooLarge(url)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function tooLarge(url: string): ImportProblem {
  return new ImportProblem(`${url} is larger than ${MOST_ASSET_BYTES} bytes`)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
