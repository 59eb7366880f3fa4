import { parseArgs } from 'node:util'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { queryCommand } from './commands/query.ts'
import { resetCommand } from './commands/reset.ts'
import { statsCommand } from './commands/stats.ts'
import { HELP } from './help.ts'
import { explainHowToStart, isLakeRunning, lakeAddress } from './lake-address.ts'
import { LakeApi, LakeApiError } from './lake-api.ts'
import { type Command, UsageError } from './terminal.ts'

/** `npm run lake -- <command>`: see help.ts. */

const COMMANDS: { [name: string]: Command } = {
  import: importCommand,
  export: exportCommand,
  query: queryCommand,
  reset: resetCommand,
  stats: statsCommand,
}

const OPTIONS = {
  dataset: { type: 'string', default: 'production' },
  help: { type: 'boolean', short: 'h' },
  missing: { type: 'boolean' },
  'no-assets': { type: 'boolean' },
  'no-drafts': { type: 'boolean' },
  overwrite: { type: 'boolean' },
  params: { type: 'string' },
  perspective: { type: 'string' },
  raw: { type: 'boolean' },
  replace: { type: 'boolean' },
  types: { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
} as const

/** @returns the exit code: 1 when it could not be done, 2 for a command nobody understands */
async function run(): Promise<number> {
  const { values: flags, positionals } = readArguments()
  const [name, ...operands] = positionals
  if (flags.help || name === undefined || name === 'help') {
    console.log(HELP)
    return 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new UsageError(`There is no command "${name}".`)
  const address = lakeAddress(process.env)
  if (!(await isLakeRunning(address))) {
    console.error(explainHowToStart(address))
    return 1
  }
  return command({ address, api: new LakeApi(address, flags.dataset), flags, operands })
}

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true })
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause))
  }
}

try {
  process.exitCode = await run()
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${HELP}`)
    process.exitCode = 2
  } else {
    console.error(error instanceof LakeApiError ? error.message : error)
    process.exitCode = 1
  }
}
