import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { importFile } from '../../../studio/lake/cli/import/import-file.ts'
import { LakeApi } from '../../../studio/lake/cli/lake-api.ts'
import { Progress } from '../../../studio/lake/cli/progress.ts'
import { connect, makeFolder, runLake } from '../run-lake.ts'
import { runCommand } from './run-command.ts'

async function setUp() {
  const { lake, client } = await runLake()
  const folder = await makeFolder()
  const run = (args: string[], input?: string) =>
    runCommand('main', args, { lake, folder, ...(input === undefined ? {} : { input }) })
  return { lake, client, folder, run }
}

function makePicture(background: string): Promise<Buffer> {
  return sharp({ create: { width: 12, height: 6, channels: 3, background } })
    .png()
    .toBuffer()
}

async function servePicture(picture: Buffer): Promise<string> {
  const server = createServer((_, response) => response.end(picture))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/a%20picture.png`
}

const lines = (...documents: unknown[]) =>
  documents.map((document) => JSON.stringify(document)).join('\n')

test('a file of documents is imported with the assets it names', async () => {
  const { client, folder, run } = await setUp()
  await mkdir(join(folder, 'pictures'))
  await writeFile(join(folder, 'pictures', 'red.png'), await makePicture('red'))
  const url = await servePicture(await makePicture('blue'))
  await writeFile(
    join(folder, 'content.ndjson'),
    lines(
      {
        _id: 'a',
        _type: 'person',
        image: { alt: 'Red', _sanityAsset: 'image@file://./pictures/red.png' },
        friends: [{ _ref: 'b' }],
      },
      { _id: 'b', _type: 'person', image: { _sanityAsset: `image@${url}` } },
      { _id: 'drafts.b', _type: 'person', attachment: { _sanityAsset: `file@${url}` } },
    ),
  )
  const result = await run(['import', 'content.ndjson'])
  expect(result).toMatchObject({
    code: 0,
    output: 'Imported 3 documents and 3 assets into production.\n',
  })
  expect(result.errors).toContain('Assets: 3 of 3')
  const [a, b, draft] = await client.getDocuments(['a', 'b', 'drafts.b'])
  expect(a).toMatchObject({
    image: { _type: 'image', alt: 'Red', asset: { _type: 'reference' } },
    friends: [{ _type: 'reference', _ref: 'b', _key: expect.any(String) }],
  })
  expect(draft).toMatchObject({ attachment: { _type: 'file' } })
  const asset = await client.getDocument(b?.image.asset._ref)
  expect(asset).toMatchObject({ originalFilename: 'a picture.png', _type: 'sanity.imageAsset' })
  expect((await fetch(asset?.url)).status).toBe(200)
})

test.for<[string, string, string]>([
  [
    'a line that is no JSON',
    '{"_id":"x","_type":"t"}\n\n{"_id":"y"',
    'line 3: the line is not JSON',
  ],
  ['a document without a type', '{"_id":"x"}', 'line 1: a document needs a "_type"'],
  ['an id that is none', '{"_id":"a b","_type":"t"}', 'line 1: "a b" is no valid document id'],
  [
    'an id given twice',
    lines({ _id: 'x', _type: 't' }, { _id: 'x', _type: 't' }),
    'line 2: the id "x" is taken by line 1',
  ],
  [
    'a document that is there already',
    lines({ _id: 'x', _type: 't' }, { _id: 'there', _type: 't' }),
    'line 2: Document by ID "there" already exists',
  ],
  [
    'a reference to nothing',
    lines({ _id: 'x', _type: 't' }, { _id: 'y', _type: 't', r: { _ref: 'nobody' } }),
    'line 2: Document "y" references non-existent document "nobody"',
  ],
  [
    'a picture that is missing',
    lines(
      { _id: 'x', _type: 't' },
      { _id: 'y', _type: 't', i: { _sanityAsset: 'image@file://./no.png' } },
    ),
    'line 2: the asset image@file://./no.png',
  ],
  [
    'a picture that is none',
    lines({ _id: 'y', _type: 't', i: { _sanityAsset: 'image@data:text/plain,hello' } }),
    'line 1: the asset image@data:text/plain,hello: Invalid image',
  ],
  [
    'an address of an unknown kind',
    lines({ _id: 'y', _type: 't', i: { _sanityAsset: 'https://a.example/' } }),
    'line 1: the asset https://a.example/: "_sanityAsset" must be like',
  ],
])('%s keeps the whole file out, by line and reason', async ([, text, reason]) => {
  const { lake, client, folder } = await setUp()
  await client.create({ _id: 'there', _type: 't' })
  await writeFile(join(folder, 'content.ndjson'), text)
  const outcome = await importFile(join(folder, 'content.ndjson'), {
    api: new LakeApi(lake.url, 'production'),
    operation: 'create',
    progress: new Progress({ isTTY: false, write: () => true }),
  })
  expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringContaining(reason) })
  expect(await client.fetch('*[]._id')).toEqual(['there'])
})

test('documents that are there are replaced or left alone when asked for', async () => {
  const { client, folder, run } = await setUp()
  await client.create({ _id: 'there', _type: 't', title: 'old' })
  const text = lines({ _id: 'there', _type: 't', title: 'new' }, { _id: 'more', _type: 't' })
  await writeFile(join(folder, 'content.ndjson'), text)
  expect((await run(['import', '--missing', 'content.ndjson'])).code).toBe(0)
  expect(await client.fetch('*[] | order(_id){_id, title}')).toEqual([
    { _id: 'more', title: null },
    { _id: 'there', title: 'old' },
  ])
  const refused = await run(['import', 'content.ndjson'])
  expect(refused.code).toBe(1)
  expect(refused.errors).toContain(
    'Nothing was imported from content.ndjson: line 1: Document by ID "there" already exists',
  )
  expect((await run(['import', '--replace', 'content.ndjson'])).code).toBe(0)
  expect(await client.fetch('*[_id == "there"][0].title')).toBe('new')
})

test('an export comes back the same in another dataset, pictures included', async () => {
  const { lake, client, folder, run } = await setUp()
  const picture = await makePicture('green')
  const asset = await client.assets.upload('image', picture, { filename: 'g.png', title: 'Green' })
  const image = { _type: 'image', asset: { _type: 'reference', _ref: asset._id } }
  const filler = Array.from({ length: 120 }, (_, index) => ({ _id: `n${index}`, _type: 'note' }))
  const transaction = client.transaction()
  for (const note of filler) transaction.create(note)
  await transaction.create({ _id: 'a', _type: 'person', name: 'Ä', image }).commit()
  await client.create({ _id: 'drafts.a', _type: 'person', name: 'draft' })
  expect(await run(['export'])).toMatchObject({
    code: 0,
    output: 'Exported 122 documents and 1 asset to production.tar.gz.\n',
  })
  expect((await run(['export'])).errors).toContain('is there already')
  expect(await readdir(folder)).toEqual(['production.tar.gz'])
  expect(await run(['import', '--dataset', 'copy', 'production.tar.gz'])).toMatchObject({ code: 0 })
  const copy = connect(lake, { dataset: 'copy' })
  const fields = '*[_type == "person"] | order(_id) {_id, name, image}'
  expect(await copy.fetch(fields)).toEqual(await client.fetch(fields))
  const copied = await copy.getDocument(asset._id)
  expect(copied).toMatchObject({ title: 'Green', originalFilename: 'g.png' })
  const bytes = Buffer.from(await (await fetch(copied?.url)).arrayBuffer())
  expect(bytes.equals(picture)).toBe(true)
  // A large import is remembered in pieces, and a document's history names only its own.
  const history = await fetch(`${lake.url}/v1/data/history/copy/transactions/n7`)
  const transactions = (await history.text()).trim().split('\n')
  expect(transactions).toHaveLength(1)
  const [{ _rev }] = await copy.fetch('*[_id == "n7"]')
  expect(JSON.parse(transactions[0] ?? '{}')).toMatchObject({ id: _rev })
})

test('a query prints JSON, and its mistakes with their place', async () => {
  const { client, run } = await setUp()
  await client.create({ _id: 'a', _type: 't', n: 4 })
  const result = await run(['query', '*[n == $n]{_id}', '--params', '{"n": 4}'])
  expect(JSON.parse(result.output)).toEqual([{ _id: 'a' }])
  const wrong = await run(['query', '*[_type =='])
  expect(wrong.code).toBe(1)
  expect(wrong.errors).toContain('position')
})

test('stats tell what is there', async () => {
  const { client, run } = await setUp()
  await client.create({ _id: 'a', _type: 'person' })
  await client.create({ _id: 'drafts.a', _type: 'person' })
  const { output } = await run(['stats'])
  expect(output).toMatch(/total +2\n +published +1\n +drafts +1/)
  expect(output).toMatch(/person +2/)
  expect(output).toMatch(/transactions +2/)
  expect(output).toMatch(/memory +\d+\.\d MB/)
})

test('a reset asks, and then leaves nothing of the dataset', async () => {
  const { lake, client, run } = await setUp()
  const asset = await client.assets.upload('image', await makePicture('red'))
  await client.create({ _id: 'a', _type: 't' })
  expect(await run(['reset'], 'no\n')).toMatchObject({ code: 1 })
  expect(await client.fetch('count(*)')).toBe(2)
  const heard: unknown[] = []
  const subscription = client
    .listen('*[_id == "a"]', {}, { events: ['welcome', 'mutation'] })
    .subscribe((event) => heard.push(event))
  onTestFinished(() => subscription.unsubscribe())
  await expect.poll(() => heard.length).toBe(1)
  expect(await run(['reset'], 'yes\n')).toMatchObject({ code: 0 })
  expect(await client.fetch('count(*)')).toBe(0)
  expect((await fetch(asset.url)).status).toBe(404)
  await expect.poll(() => heard).toMatchObject([{ type: 'welcome' }, { transition: 'disappear' }])
  const history = await fetch(`${lake.url}/v1/data/history/production/transactions/a`)
  expect(await history.text()).toBe('')
})

test('the command says how to start the lake, and what it can do', async () => {
  const folder = await makeFolder()
  const place = { lake: { url: 'http://localhost:1' }, folder }
  for (const script of ['main', 'sanity'] as const) {
    const result = await runCommand(script, ['query', '*'], place)
    expect(result).toMatchObject({ code: 1 })
    expect(result.errors).toContain('npm start')
  }
  expect((await runCommand('main', ['help'], place)).output).toContain('import <file>')
  const unknown = await runCommand('main', ['explode'], place)
  expect(unknown).toMatchObject({ code: 2 })
  expect(unknown.errors).toContain('There is no command "explode"')
})
