import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { workAlone } from '../../../src/server/static-host/work-alone.ts'

const PROGRAM = join(import.meta.dirname, '../../../src/server/static-host/work-alone.ts')

describe('work that is done alone', () => {
  let folder: string
  let lockFile: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-alone-'))
    lockFile = join(folder, 'deep', 'work.lock')
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('waits, and says so once, until the other work under the same lock has ended', async () => {
    const events: string[] = []
    const first = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const one = workAlone(lockFile, async () => {
      events.push('first begins')
      begun.resolve()
      await first.promise
      events.push('first ends')
    })
    await begun.promise
    const waits = Promise.withResolvers<void>()
    const two = workAlone(
      lockFile,
      async () => {
        events.push('second begins')
        return 'done'
      },
      () => {
        events.push('second waits')
        waits.resolve()
      },
    )
    await waits.promise
    first.resolve()
    await one
    expect(await two).toBe('done')
    expect(events).toEqual(['first begins', 'second waits', 'first ends', 'second begins'])
  })

  it('is over when it fails, and doesn’t wait for work under another lock', async () => {
    const failing = workAlone(lockFile, async () => {
      await workAlone(`${lockFile}.other`, async () => undefined)
      throw new Error('no lake')
    })
    await expect(failing).rejects.toThrow('no lake')
    expect(await workAlone(lockFile, async () => 'done')).toBe('done')
  })

  it('is over, too, when its process is killed', async () => {
    const holder = spawn(process.execPath, [
      '--expose-gc',
      '--input-type=module',
      '--eval',
      `import { workAlone } from ${JSON.stringify(PROGRAM)}
       await workAlone(${JSON.stringify(lockFile)}, () => new Promise(() => {
         setInterval(() => undefined, 1_000)
         // Nothing refers to this work any more: its lock must not be collected.
         setTimeout(() => { gc(); setTimeout(() => { gc(); console.log('begun') }, 50) }, 50)
       }))`,
    ])
    await once(holder.stdout, 'data')
    const waits = Promise.withResolvers<void>()
    const next = workAlone(lockFile, async () => 'done', waits.resolve)
    await waits.promise
    holder.kill('SIGKILL')
    expect(await next).toBe('done')
  })
})
