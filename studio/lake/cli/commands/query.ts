import { ClientError } from '@sanity/client'
import { isRecord, type JsonRecord, parseJson } from '../../json.ts'
import { connect } from '../connect.ts'
import { type Command, onlyOperand, UsageError } from '../terminal.ts'

export const queryCommand: Command = async ({ address, flags, operands }) => {
  const query = onlyOperand(operands, 'one query, in quotes')
  const client = connect(address, flags.dataset)
  const perspective = readPerspective(flags.perspective)
  try {
    const result: unknown = await client.fetch(query, readParams(flags.params), { perspective })
    console.log(JSON.stringify(result, null, 2))
    return 0
  } catch (error) {
    if (!(error instanceof ClientError)) throw error
    console.error(error.message)
    return 1
  }
}

function readPerspective(name = 'raw'): 'published' | 'drafts' | 'raw' | string[] {
  return name === 'published' || name === 'drafts' || name === 'raw' ? name : name.split(',')
}

function readParams(text = '{}'): JsonRecord {
  const params = parseJson(text)
  if (!isRecord(params)) throw new UsageError('--params must be a JSON object.')
  return params
}
