import { z } from 'zod'
import { inSlices } from '../../../src/content/in-slices.ts'
import { type Attune, readHealth, until } from '../../fixtures/attune.ts'
import { type LakeDocument, soundPage } from './sound-documents.ts'

/** A lake takes no larger question than 10 MB. */
const GROUP = 40

const issue = z.object({ field: z.string(), reason: z.string() })
const problem = z.object({
  documentId: z.string(),
  message: z.string(),
  issues: z.array(issue).optional(),
})
const health = z.object({ problems: z.array(problem) })
const logged = problem.extend({ msg: z.string() })
type Issue = z.infer<typeof issue>

/** What lines of the log say of documents; throws for a line about anything else. */
export const readLoggedProblems = (lines: readonly string[]) =>
  lines.map((line) => logged.parse(JSON.parse(line)))

/** Fields and reasons in one line, as tests look for them. */
export const toLine = (issues: readonly Issue[]) =>
  issues.map(({ field, reason }) => `${field}: ${reason}`).join('; ')

/** A running site on which hostile documents make their appearance. */
export function createStage({ editor, site }: Attune) {
  async function read(path: string, headers: Record<string, string> = {}) {
    const response = await fetch(site.url + path, { headers, redirect: 'manual' })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  async function put(documents: readonly LakeDocument[]): Promise<void> {
    for (const group of inSlices(documents, GROUP)) {
      const transaction = editor.transaction()
      for (const document of group) transaction.createOrReplace(document)
      await transaction.commit({ visibility: 'async', returnDocuments: false })
    }
  }

  return {
    read,
    put,

    async remove(documents: readonly LakeDocument[]): Promise<void> {
      const transaction = editor.transaction()
      for (const { _id } of documents) transaction.delete(_id)
      await transaction.commit({ visibility: 'async', returnDocuments: false })
    },

    /** Waits for a sweep that began after all that was put before: not the first that ends, but the second. */
    async settle(title: string): Promise<void> {
      for (const each of [`Soon ${title}`, title]) {
        const putAt = Date.now()
        await put([{ ...soundPage('nudge'), title: each }])
        await until(async () => (await read('/hostile-nudge/')).text.includes(each), 60_000)
        const readLastSweep = async () => (await readHealth(site.url)).lastSweep ?? ''
        await until(async () => Date.parse(await readLastSweep()) > putAt)
      }
    },

    /** What `/healthz` says of each document, one line a document. */
    async problemsById(): Promise<Map<string, string>> {
      const { problems } = health.parse(JSON.parse((await read('/healthz')).text))
      return new Map(
        problems.map(({ documentId, message, issues }) => [
          documentId,
          issues ? toLine(issues) : message,
        ]),
      )
    },
  }
}
