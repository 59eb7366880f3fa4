import { readFile } from 'node:fs/promises'
import { isRecord, type JsonRecord, parseJson } from '../../json.ts'
import type { LakeApi } from '../lake-api.ts'
import type { Progress } from '../progress.ts'
import { findAssetHolders, referToAsset } from './complete-document.ts'
import { ImportProblem } from './import-problem.ts'
import { loadAsset, readAssetAddress } from './load-asset.ts'
import type { ImportSource } from './open-source.ts'
import type { ImportedDocument } from './read-documents.ts'

const AT_ONCE = 4

/** What belongs to stored bytes or to one dataset, and is not carried over from an export. */
const NOT_CARRIED_OVER = [
  '_createdAt',
  '_id',
  '_rev',
  '_type',
  '_updatedAt',
  'sha1hash',
  'size',
  'uploadId',
]

type Use = { line?: number; holders: JsonRecord[] }

/**
 * Stores every asset the documents name, and those an export brings along, and makes the documents
 * refer to them. The asset documents are not written yet: they come back, to be part of the import.
 */
export async function takeInAssets(
  source: ImportSource,
  documents: readonly ImportedDocument[],
  api: LakeApi,
  progress: Progress,
): Promise<JsonRecord[]> {
  const uses = findUses(source, documents)
  const details = await readDetails(source.assetDetails)
  const assets: JsonRecord[] = []
  let done = 0
  const waiting = [...uses]
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [address, use] = next
      const asset = await takeIn(address, use, source, api)
      const kind = address.startsWith('image') ? 'image' : 'file'
      for (const holder of use.holders) referToAsset(holder, kind, String(asset._id))
      assets.push({ ...asset, ...details.get(`${kind}-${asset.sha1hash}`) })
      done += 1
      progress.report('Assets', done, uses.size)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return assets
}

function findUses(source: ImportSource, documents: readonly ImportedDocument[]): Map<string, Use> {
  const uses = new Map<string, Use>(source.packedAssets.map((name) => [name, { holders: [] }]))
  for (const { line, document } of documents) {
    for (const holder of findAssetHolders(document)) {
      const address = String(holder._sanityAsset)
      const use = uses.get(address) ?? { line, holders: [] }
      use.line ??= line
      use.holders.push(holder)
      uses.set(address, use)
    }
  }
  return uses
}

async function takeIn(
  address: string,
  { line }: Use,
  source: ImportSource,
  api: LakeApi,
): Promise<JsonRecord> {
  try {
    const asset = readAssetAddress(address)
    if (!asset) {
      throw new ImportProblem(
        `"_sanityAsset" must be like image@https://… or file@file://…, not ${JSON.stringify(address)}`,
      )
    }
    const { bytes, filename } = await loadAsset(asset.url, source)
    return await api.storeAsset(asset.kind, bytes, filename)
  } catch (cause) {
    if (line === undefined) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ImportProblem(`the asset ${address.slice(0, 200)}: ${reason}`, { line, cause })
  }
}

async function readDetails(path: string | undefined): Promise<Map<string, JsonRecord>> {
  const table = path === undefined ? {} : parseJson(await readFile(path, 'utf8'))
  if (!isRecord(table)) throw new ImportProblem('assets.json of the archive is no JSON object')
  return new Map(
    Object.entries(table).flatMap(([key, value]) => {
      if (!isRecord(value)) return []
      const kept = Object.entries(value).filter(([field]) => !NOT_CARRIED_OVER.includes(field))
      return [[key, Object.fromEntries(kept)]]
    }),
  )
}
