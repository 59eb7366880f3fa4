import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import {
  AdvisoriesUnanswered,
  exceptions,
  findUnexcused,
  readAdvisories,
} from './read-advisories.ts'

/**
 * `npm run advisories`: what the registry knows against the packages that a server installs. Ends
 * with 1 where there is something that `exceptions.json` makes no exception for, and with 2 where
 * the registry doesn't say.
 */
const made = exceptions.parse(
  JSON.parse(await readFile(new URL('exceptions.json', import.meta.url), 'utf8')),
)
const { stdout } = spawnSync('npm', ['audit', '--omit', 'dev', '--json'], { encoding: 'utf8' })
try {
  const advisories = readAdvisories(stdout ?? '')
  const unexcused = findUnexcused(advisories, made, Temporal.Now.plainDateISO())
  for (const { package: name, severity, title, url } of unexcused) {
    console.log(`${severity.padEnd(9)} ${name}: ${title} (${url})`)
  }
  console.log(`${advisories.length} known, ${advisories.length - unexcused.length} excepted`)
  process.exitCode = unexcused.length === 0 ? 0 : 1
} catch (error) {
  if (!(error instanceof AdvisoriesUnanswered)) throw error
  console.error(
    `The registry does not say whether anything is known (${error.message}). Ask one that does: npm run advisories --registry=https://registry.npmjs.org/, or compare npm run sbom with an advisory database`,
  )
  process.exitCode = 2
}
