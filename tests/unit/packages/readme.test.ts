import { existsSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../fixtures/places.ts'

const PATH = /`((?:src|studio|tests)\/[\w./-]*\.\w+)`/g
const COMMAND = /npm run ([\w:]+)(?![\w:]| -w)/g

describe('what READMEs name', async () => {
  const files = await Array.fromAsync(
    glob(['README.md', '{src,studio,tests}/**/*.md'], {
      cwd: ROOT,
      exclude: (name) => name.includes('node_modules'),
    }),
  )
  const texts = await Promise.all(files.map((file) => readFile(join(ROOT, file), 'utf8')))
  const named = (pattern: RegExp) =>
    texts.flatMap((text, at) =>
      [...text.matchAll(pattern)].map(([, name = '']) => [name, files[at]]),
    )

  it('is there: files', () => {
    const paths = named(PATH)
    expect(paths.length).toBeGreaterThan(10)
    expect(paths.filter(([path = '']) => !existsSync(join(ROOT, path)))).toEqual([])
  })

  it('is there: commands', async () => {
    const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    const commands = named(COMMAND)
    expect(commands.length).toBeGreaterThan(20)
    expect(commands.filter(([name = '']) => !(name in scripts))).toEqual([])
  })
})
