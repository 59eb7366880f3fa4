import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { ROOT } from '../../fixtures/places.ts'
import { descendantsOf, stillRunning } from '../../fixtures/process-tree.ts'
import { SLOWEST_STEP_MS } from '../../fixtures/slowest-step.ts'

/** Starts a process that runs the given part, and resolves once that part says "ready". */
async function startParent(part: string) {
  const folder = await mkdtemp(join(tmpdir(), 'attune-parts-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'part.mjs')
  await writeFile(file, part)
  const program = `
    import { runProcess } from ${JSON.stringify(join(ROOT, 'src/server/local/run-process.ts'))}
    const running = runProcess({
      name: 'part', file: ${JSON.stringify(file)}, folder: ${JSON.stringify(folder)},
      environment: process.env, logFolder: ${JSON.stringify(folder)},
    })
    setInterval(() => console.log(running.lastWords()), 50)`
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void parent.kill('SIGKILL'))
  let said = ''
  parent.stdout.on('data', (chunk) => {
    said += String(chunk)
  })
  await expect.poll(() => said).toContain('ready')
  return { parent, parts: await descendantsOf(parent.pid ?? 0) }
}

it.each([
  ['ends when it is told to', ''],
  ['never ends by itself', `process.on('SIGTERM', () => {})`],
])('leaves no part that %s behind when the process that runs it is killed', async (_, onSignal) => {
  const { parent, parts } = await startParent(
    `${onSignal}\nconsole.log('ready')\nsetInterval(() => {}, 1_000)`,
  )
  onTestFinished(async () => {
    for (const id of await stillRunning(parts)) process.kill(id, 'SIGKILL')
  })
  expect(parts).toHaveLength(1)
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  await expect.poll(() => stillRunning(parts), { timeout: SLOWEST_STEP_MS }).toEqual([])
})

it('is over for good once a part without its parent has said goodbye', async () => {
  const part = `
    process.on('SIGTERM', () => process.exit(0))
    process.on('exit', () => console.log('goodbye'))
    setInterval(() => {}, 1_000)
    process.send('ready')`
  const child = spawn(
    process.execPath,
    ['--import', join(ROOT, 'src/server/local/end-with-parent.ts'), '--eval', part],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  )
  if (!child.stdout) throw new Error('Nothing can be read of it')
  await once(child, 'message')
  const said = text(child.stdout)
  child.disconnect()
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
  expect(await said).toBe('goodbye\n')
})
