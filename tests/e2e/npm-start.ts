import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { findFreePort } from '../fixtures/free-port.ts'
import { ROOT, SITE_URL } from '../fixtures/places.ts'

/** Where one `npm start` lives. */
export interface Place {
  readonly lake: number
  readonly site: number
  readonly studio: number
  readonly folder: string
}

export async function choosePlace(folder: string): Promise<Place> {
  return {
    lake: await findFreePort(),
    site: await findFreePort(),
    studio: await findFreePort(),
    folder,
  }
}

/** A process with what it said. */
export interface Run {
  readonly child: ChildProcess
  /** All output so far. */
  said(): string
  /** Exit code and signal. */
  readonly ended: Promise<readonly [number | null, NodeJS.Signals | null]>
}

/** Runs one of the scripts behind `npm start` and `npm run reset` as a terminal would. */
export function runScript(
  script: 'start' | 'reset',
  place: Place,
  onLine: (line: string) => void = () => {},
): Run {
  const file = join(ROOT, 'src', 'server', 'local', `${script}.ts`)
  return run([process.execPath, file], place, onLine)
}

/** Runs `npm start` itself. */
export const runNpmStart = (place: Place): Run =>
  run(['npm', 'start', '--no-update-notifier'], place, () => {})

function run(
  [command, ...args]: readonly [string, ...string[]],
  place: Place,
  onLine: (line: string) => void,
): Run {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: {
      ...process.env,
      // What the test runner sets for itself.
      NODE_ENV: undefined,
      VITEST: undefined,
      DATA_DIR: place.folder,
      LAKE_PORT: String(place.lake),
      PORT: String(place.site),
      STUDIO_PORT: String(place.studio),
      // The address that the site was compiled for before the tests: it is not compiled again.
      SITE_URL,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  let rest = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    const lines = (rest + chunk.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line)
  })
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const ended = new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('close', (code, signal) => resolve([code, signal]))
  })
  return { child, said: () => said, ended }
}
