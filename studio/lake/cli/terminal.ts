import { resolve } from 'node:path'
import type { LakeApi } from './lake-api.ts'

/** The command line was not understood; the help follows. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

type Flags = {
  dataset: string
  missing?: boolean
  'no-assets'?: boolean
  'no-drafts'?: boolean
  overwrite?: boolean
  params?: string
  perspective?: string
  raw?: boolean
  replace?: boolean
  types?: string
  yes?: boolean
}

export type CommandInput = { address: string; api: LakeApi; flags: Flags; operands: string[] }

/** Does its work and gives the exit code. */
export type Command = (input: CommandInput) => Promise<number>

/** The one operand a command takes. @throws UsageError for none or several */
export function onlyOperand(operands: readonly string[], what: string): string {
  const [operand, ...others] = operands
  if (operand === undefined || others.length > 0) throw new UsageError(`Name ${what}.`)
  return operand
}

/** A path as meant where the command was typed: npm runs scripts in the repository's root. */
export function pathFromCaller(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path)
}

/** 31 documents, 1 document */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
