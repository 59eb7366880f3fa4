import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../../fixtures/places.ts'

const helper = JSON.stringify(join(ROOT, 'src/publishing/end-process.ts'))

async function run(program: string) {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { endProcess } from ${helper}
       const { exit } = process
       process.exit = (code) => { console.log('exit was called'); exit(code) }
       ${program}`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += String(chunk)
  })
  const [code] = await once(child, 'close')
  return { code, said }
}

it('lets a process whose work is done end by itself', async () => {
  expect(await run('endProcess(3)')).toEqual({ code: 3, said: '' })
})

it('ends a process that something left over would keep', async () => {
  const left = 'setInterval(() => {}, 1_000)'
  expect(await run(`${left}; endProcess(0)`)).toEqual({ code: 0, said: 'exit was called\n' })
})
