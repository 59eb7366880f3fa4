import { importFile } from '../import/import-file.ts'
import { Progress } from '../progress.ts'
import { type Command, count, onlyOperand, pathFromCaller, UsageError } from '../terminal.ts'

export const importCommand: Command = async ({ api, flags, operands }) => {
  const file = onlyOperand(operands, 'one file to import')
  if (flags.replace && flags.missing) throw new UsageError('Choose --replace or --missing.')
  const operation = flags.replace
    ? 'createOrReplace'
    : flags.missing
      ? 'createIfNotExists'
      : 'create'
  const progress = new Progress(process.stderr)
  const outcome = await importFile(pathFromCaller(file), { api, operation, progress })
  if (outcome.kind === 'refused') {
    console.error(`Nothing was imported from ${file}: ${outcome.reason}`)
    return 1
  }
  const { documents, assets } = outcome
  console.log(
    `Imported ${count(documents, 'document')} and ${count(assets, 'asset')} into ${flags.dataset}.`,
  )
  return 0
}
