import type { SanityClient, SanityDocument } from '@sanity/client'
import { createSchema, defaultLocale, type LocaleSource, validateDocument } from 'sanity'
import { schemaTypes } from '../schema/index.ts'

/** Something the Studio would show beside a field. */
export interface DocumentProblem {
  readonly document: string
  readonly level: 'error' | 'warning' | 'info'
  readonly path: string
  readonly message: string
}

// The Studio's own translator needs React; a message's key says as much to whoever reads a test.
const translate = ((key: string) => key) as LocaleSource['t']

const i18n: LocaleSource = {
  currentLocale: defaultLocale,
  locales: [defaultLocale],
  loadNamespaces: async () => {},
  t: translate,
}

const writePath = (path: readonly unknown[]) =>
  path
    .map((part) => (typeof part === 'object' && part !== null && '_key' in part ? part._key : part))
    .join('.')

/**
 * What the Studio would find wrong with the documents, by the rules its editors work under. One
 * after another: a rule that asks the lake has only seconds to answer.
 */
export async function validateDocuments(
  documents: readonly SanityDocument[],
  { client, knownIds }: { client: SanityClient; knownIds: ReadonlySet<string> },
): Promise<DocumentProblem[]> {
  const schema = createSchema({ name: 'attune', types: schemaTypes })
  const workspace = { schema, i18n, getClient: () => client }
  const problems: DocumentProblem[] = []
  for (const document of documents) {
    const markers = await validateDocument({
      document,
      workspace,
      getDocumentExists: async ({ id }) => knownIds.has(id),
    })
    for (const { level, path, message } of markers) {
      problems.push({ document: document._id, level, path: writePath(path), message })
    }
  }
  return problems
}
