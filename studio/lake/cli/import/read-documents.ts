import { isDocumentId } from '../../documents/document.ts'
import { isRecord, isTooDeep, type JsonRecord } from '../../json.ts'
import { randomId } from '../../random-id.ts'
import { ImportProblem } from './import-problem.ts'

const MOST_LINE_BYTES = 16 * 1024 * 1024

export type ImportedDocument = {
  /** Counted from 1. */
  line: number
  document: JsonRecord & { _id: string; _type: string }
}

/**
 * Reads one document a line; empty lines count, but hold nothing.
 * @throws ImportProblem naming the first line that is wrong
 */
export async function readDocuments(
  source: AsyncIterable<Buffer>,
  onLine: (line: number) => void,
): Promise<ImportedDocument[]> {
  const documents: ImportedDocument[] = []
  const lines = new Map<string, number>()
  let line = 0
  for await (const text of splitLines(source)) {
    line += 1
    onLine(line)
    if (text.trim() === '') continue
    const document = readDocument(text, line)
    // The hosted service makes these by itself; exports carry them along.
    if (document._id.startsWith('_.') && !document._id.startsWith('_.releases.')) continue
    const twin = lines.get(document._id)
    if (twin !== undefined) {
      throw new ImportProblem(`the id "${document._id}" is taken by line ${twin}`, { line })
    }
    lines.set(document._id, line)
    documents.push({ line, document })
  }
  return documents
}

async function* splitLines(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  let line = 0
  try {
    for await (const chunk of source) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = parts.pop() ?? ''
      if (rest.length > MOST_LINE_BYTES) {
        throw new ImportProblem('the line is too long to be a document', {
          line: line + parts.length + 1,
        })
      }
      for (const part of parts) {
        line += 1
        yield part
      }
    }
    rest += decoder.decode()
  } catch (cause) {
    if (cause instanceof ImportProblem) throw cause
    const reason =
      cause instanceof TypeError ? 'the text is not UTF-8' : 'the file cannot be unpacked'
    throw new ImportProblem(reason, { line: line + 1, cause })
  }
  if (rest !== '') yield rest
}

function readDocument(text: string, line: number): ImportedDocument['document'] {
  const value = parseLine(text, line)
  if (!isRecord(value)) throw new ImportProblem('a document must be a JSON object', { line })
  if (isTooDeep(value)) throw new ImportProblem('the document is nested too deeply', { line })
  const { _id = randomId(), _type } = value
  if (typeof _type !== 'string' || _type === '') {
    throw new ImportProblem('a document needs a "_type" that is a string', { line })
  }
  if (typeof _id !== 'string' || !isDocumentId(_id)) {
    throw new ImportProblem(`${JSON.stringify(_id)} is no valid document id`, { line })
  }
  return { ...value, _id, _type }
}

function parseLine(text: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ImportProblem(`the line is not JSON: ${reason}`, { line, cause })
  }
}
