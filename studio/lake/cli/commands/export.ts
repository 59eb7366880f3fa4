import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { exportDataset } from '@sanity/export'
import { connect } from '../connect.ts'
import { Progress } from '../progress.ts'
import { type Command, count, onlyOperand, pathFromCaller } from '../terminal.ts'

export const exportCommand: Command = async ({ address, flags, operands }) => {
  const { dataset, types } = flags
  const name = operands.length === 0 ? `${dataset}.tar.gz` : onlyOperand(operands, 'one file')
  const file = pathFromCaller(name)
  if (existsSync(file) && !flags.overwrite) {
    console.error(`${name} is there already. Name another file, or say --overwrite.`)
    return 1
  }
  const progress = new Progress(process.stderr)
  // Half an export must not look like one.
  const unfinished = `${file}.${randomUUID()}`
  try {
    const { documentCount, assetCount } = await exportDataset({
      client: connect(address, dataset),
      dataset,
      outputPath: unfinished,
      assets: !flags['no-assets'],
      raw: flags.raw ?? false,
      drafts: !flags['no-drafts'],
      ...(types === undefined ? {} : { types: types.split(',') }),
      onProgress: ({ step, current, total }) => {
        if (current === undefined) return
        progress.report(step.replace(/\.+$/, ''), current, total === '?' ? undefined : total)
      },
    })
    await rename(unfinished, file)
    progress.end()
    console.log(
      `Exported ${count(documentCount, 'document')} and ${count(assetCount, 'asset')} to ${name}.`,
    )
    return 0
  } catch (error) {
    progress.end()
    await rm(unfinished, { force: true })
    console.error(`Nothing was exported: ${error instanceof Error ? error.message : error}`)
    return 1
  }
}
