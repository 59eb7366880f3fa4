import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { generateTypes } from '../../studio/typegen/generate.ts'

const ROOT = join(import.meta.dirname, '../..')
const CHECK = 'tests/unit/content/query-results.test.ts'
const COPIED = ['studio', 'src/content', 'src/styles', CHECK]
const LEFT_OUT = /\/(?:node_modules|lake|sample|dist|\.sanity)(?:\/|$)/

/** A copy of schema, queries and parsers; below the project, since they import its packages. */
async function copyProject(): Promise<string> {
  await mkdir(join(ROOT, '.data'), { recursive: true })
  const root = await mkdtemp(join(ROOT, '.data', 'schema-drift-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  for (const path of COPIED) {
    const isWanted = (source: string) => !LEFT_OUT.test(source.slice(ROOT.length))
    await cp(join(ROOT, path), join(root, path), { recursive: true, filter: isWanted })
  }
  const config = { extends: '../../tsconfig.json', include: [CHECK], exclude: [] }
  await writeFile(join(root, 'tsconfig.json'), JSON.stringify(config))
  return root
}

/** What the compiler says of the check that each query is accepted by its parser. */
function compile(root: string): Promise<string> {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, '--project', root], (_error, stdout) => resolve(stdout))
  })
}

/** Takes a field of a document type out of its schema. */
async function removeField(file: string, name: string): Promise<void> {
  const schema = await readFile(file, 'utf8')
  const field = new RegExp(` {4}defineField\\(\\{\\n {6}name: '${name}'[\\s\\S]*?\\n {4}\\}\\),\\n`)
  expect(schema).toMatch(field)
  await writeFile(file, schema.replace(field, ''))
}

it('a field taken out of the Studio’s schema stops the check with a message that names it', async () => {
  const root = await copyProject()
  const schema = join(root, 'studio/schema')
  // One that articles may leave away, and one that the home page can't do without.
  await removeField(join(schema, 'documents/approach.ts'), 'contentNote')
  await removeField(join(schema, 'singletons/home-page.ts'), 'heading')

  await generateTypes(root)
  const said = await compile(root)
  expect(said).toContain(`The query asks for “contentNote”, which the Studio’s schema doesn’t have`)
  expect(said).toMatch(/'heading' are incompatible/)
  expect(said.match(/error TS/g)).toHaveLength(2)
})
