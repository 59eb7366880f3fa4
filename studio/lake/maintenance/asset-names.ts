import { posix } from 'node:path'
import type { Dataset } from '../documents/dataset.ts'

/** The names of the files that the asset documents of a dataset stand for. */
export function assetNames(dataset: Dataset): Set<string> {
  const names = new Set<string>()
  for (const { _type, path } of dataset.all()) {
    const isAsset = _type === 'sanity.imageAsset' || _type === 'sanity.fileAsset'
    if (isAsset && typeof path === 'string') names.add(posix.basename(path))
  }
  return names
}
