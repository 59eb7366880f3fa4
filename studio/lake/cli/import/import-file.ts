import type { JsonRecord } from '../../json.ts'
import type { CreateKind } from '../../mutate/read-mutations.ts'
import { type LakeApi, LakeApiError } from '../lake-api.ts'
import type { Progress } from '../progress.ts'
import { completeDocument } from './complete-document.ts'
import { ImportProblem } from './import-problem.ts'
import { openSource } from './open-source.ts'
import { readDocuments } from './read-documents.ts'
import { takeInAssets } from './take-in-assets.ts'

export type ImportOutcome =
  | { kind: 'imported'; documents: number; assets: number }
  | { kind: 'refused'; reason: string; line: number | undefined }

/**
 * Imports an NDJSON file or an export, all of it or nothing.
 * @param operation what to do with documents that are there already
 */
export async function importFile(
  file: string,
  options: { api: LakeApi; operation: CreateKind; progress: Progress },
): Promise<ImportOutcome> {
  try {
    return await importWhole(file, options)
  } catch (error) {
    if (isPackedBadly(error)) {
      return { kind: 'refused', reason: 'the file cannot be unpacked', line: undefined }
    }
    if (!(error instanceof ImportProblem)) throw error
    return { kind: 'refused', reason: error.message, line: error.line }
  } finally {
    options.progress.end()
  }
}

async function importWhole(
  file: string,
  { api, operation, progress }: { api: LakeApi; operation: CreateKind; progress: Progress },
): Promise<ImportOutcome> {
  const source = await openSource(file)
  try {
    const documents = await readDocuments(source.documents, (line) =>
      progress.report('Lines read', line),
    )
    progress.report('Lines read', documents.length, documents.length)
    for (const { document } of documents) completeDocument(document)
    const assets = await takeInAssets(source, documents, api, progress)
    // Assets come first and are named after their bytes: one that is there already is the same.
    const mutations: JsonRecord[] = [
      ...assets.map((asset) => ({ createIfNotExists: asset })),
      ...documents.map(({ document }) => ({ [operation]: document })),
    ]
    progress.report('Documents written', 0, documents.length)
    await api.importMutations(mutations).catch((cause: unknown) => {
      if (!(cause instanceof LakeApiError)) throw cause
      const line = documents[(cause.index ?? -1) - assets.length]?.line
      throw new ImportProblem(cause.message, { ...(line === undefined ? {} : { line }), cause })
    })
    progress.report('Documents written', documents.length, documents.length)
    return { kind: 'imported', documents: documents.length, assets: assets.length }
  } finally {
    await source.close()
  }
}

function isPackedBadly(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}
