import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { connect, makeFolder, runLake } from '../run-lake.ts'
import { runCommand } from './run-command.ts'

test("Sanity's own command line exports, imports, lists and queries", async () => {
  const { lake, client } = await runLake()
  const folder = await makeFolder()
  const run = (...args: string[]) => runCommand('sanity', args, { lake, folder })
  const background = { r: 9, g: 99, b: 199 }
  const picture = await sharp({ create: { width: 8, height: 4, channels: 3, background } })
    .png()
    .toBuffer()
  const asset = await client.assets.upload('image', picture, { filename: 'p.png' })
  const image = { _type: 'image', asset: { _type: 'reference', _ref: asset._id } }
  await client.create({ _id: 'a', _type: 'person', name: 'A', image })
  await client.create({ _id: 'b', _type: 'person', friend: { _type: 'reference', _ref: 'a' } })

  expect(await run('dataset', 'export', 'production', 'out.tar.gz')).toMatchObject({ code: 0 })
  expect(await readdir(folder)).toContain('out.tar.gz')
  expect(await run('dataset', 'import', 'out.tar.gz', '--dataset', 'copy')).toMatchObject({
    code: 0,
  })
  const copy = connect(lake, { dataset: 'copy' })
  expect(await copy.fetch('*[_id == "b"][0].friend->.image.asset._ref')).toBe(asset._id)

  await writeFile(join(folder, 'more.ndjson'), '{"_id":"c","_type":"person","name":"C"}\n')
  expect(await run('dataset', 'import', 'more.ndjson', '-d', 'copy')).toMatchObject({ code: 0 })
  const found = await run('documents', 'query', '*[_type == "person"]{_id}', '--dataset', 'copy')
  expect(JSON.parse(found.output)).toEqual([{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }])
  const listed = await run('dataset', 'list')
  expect(listed.output).toMatch(/copy[\s\S]*production|production[\s\S]*copy/)
  const deleted = await run('dataset', 'delete', 'copy', '--force')
  expect(deleted, deleted.errors).toMatchObject({ code: 0 })
  expect(await copy.fetch('count(*)')).toBe(0)
})
