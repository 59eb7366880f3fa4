import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isAbsolute, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { explainHowToStart, isLakeRunning, lakeAddress } from './lake-address.ts'

/**
 * `npm run sanity -- <arguments>`: Sanity's own command line, unchanged, working on the local lake:
 * `dataset import`, `dataset export`, `dataset list`, `documents query` and the rest.
 */

const STUDIO = join(import.meta.dirname, '..', '..')
const require = createRequire(import.meta.url)

const address = lakeAddress(process.env)
if (!(await isLakeRunning(address))) {
  console.error(explainHowToStart(address))
  process.exit(1)
}
// npm runs scripts in the repository's root; file names are meant from where the command was typed.
const folder = process.env.INIT_CWD ?? process.cwd()
const preload = pathToFileURL(join(import.meta.dirname, 'use-local-client.ts')).href
const program = join(require.resolve('sanity/package.json'), '..', 'bin', 'sanity')

/** Arguments that are files, of the caller's folder, as absolute paths; all others as they are. */
function fromFolder(argument: string): string {
  const isOption = argument.startsWith('-') || /^https?:/.test(argument)
  if (isOption || isAbsolute(argument)) return argument
  const path = resolve(folder, argument)
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
  return isFile || /\.(tar\.gz|ndjson)$/.test(argument) ? path : argument
}

const child = spawn(process.execPath, [program, ...process.argv.slice(2).map(fromFolder)], {
  // The command line finds its project by the configuration in the Studio's folder.
  cwd: STUDIO,
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${preload}`.trim(),
    LAKE_URL: address,
    SANITY_AUTH_TOKEN: 'local',
    SANITY_STUDIO_PROJECT_ID: 'local',
    DO_NOT_TRACK: '1',
    NO_UPDATE_NOTIFIER: '1',
  },
})
child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
