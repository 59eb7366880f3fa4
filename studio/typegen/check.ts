import { join } from 'node:path'
import { findStaleness } from './stamp.ts'

const staleness = await findStaleness(join(import.meta.dirname, '../..'))
if (staleness) {
  console.error(staleness)
  process.exitCode = 1
}
