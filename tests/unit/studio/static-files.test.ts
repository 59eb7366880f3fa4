import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { listenOnLoopback } from '../../../studio/local/listen.ts'
import { serveStudio } from '../../../studio/local/static-files.ts'

const OPEN_FILES = '/proc/self/fd'

async function isOpen(path: string): Promise<boolean> {
  const opened = await readdir(OPEN_FILES)
  const targets = await Promise.all(
    opened.map((number) => readlink(join(OPEN_FILES, number)).catch(() => '')),
  )
  return targets.includes(path)
}

it.runIf(existsSync(OPEN_FILES))(
  'lets go of a file when the browser leaves in the middle of it',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'attune-studio-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const file = join(folder, 'large.js')
    // More than the connection takes in before anybody reads.
    await writeFile(file, Buffer.alloc(64 * 1024 * 1024))
    const { port, close } = await listenOnLoopback(0, serveStudio(folder))
    onTestFinished(close)

    const response = await new Promise<IncomingMessage>((resolve) =>
      get(`http://127.0.0.1:${port}/large.js`, resolve),
    )
    await expect.poll(() => isOpen(file)).toBe(true)
    response.destroy()
    await expect.poll(() => isOpen(file)).toBe(false)
  },
)
