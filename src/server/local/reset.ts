import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { findTakenPort, readPorts } from './ports.ts'

/** `npm run reset`: removes content, reservations and everything built, after asking. */

const dataFolder = resolve(
  join(import.meta.dirname, '..', '..', '..'),
  process.env['DATA_DIR'] || '.data',
)
const taken = await findTakenPort(readPorts(process.env))
if (taken) {
  console.error(`Something is running on port ${taken.port}. Stop "npm start" first.`)
  process.exit(1)
}
const prompt = createInterface({ input: process.stdin, output: process.stdout })
const answer = await prompt.question(
  `This deletes all content and reservations in ${dataFolder}. Type "yes" to go on: `,
)
prompt.close()
if (answer.trim().toLowerCase() === 'yes') {
  await rm(dataFolder, { recursive: true, force: true })
  console.log('Done. "npm start" begins with the sample content again.')
} else {
  console.log('Nothing was deleted.')
}
