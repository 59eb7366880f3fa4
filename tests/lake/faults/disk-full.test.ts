import { expect, onTestFinished, test, vi } from 'vitest'
import { startLake } from '../../../studio/lake/start-lake.ts'
import { connect, makeFolder, runLake } from '../run-lake.ts'

/** SQLite refuses to grow beyond this, with the same code as on a full disk. */
const MOST_PAGES = 60

test('a full disk refuses the transaction whole, tells why, and lets the rest go on', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => log.mockRestore())
  const folder = await makeFolder()
  const lake = await startLake({ port: 0, folder, mostDatabasePages: MOST_PAGES })
  const client = connect(lake)
  await client.create({ _id: 'kept', _type: 'note', text: 'before' })
  const transaction = client.transaction().patch('kept', { set: { text: 'after' } })
  for (let index = 0; index < 50; index += 1) {
    transaction.create({ _id: `large-${index}`, _type: 'note', text: String(index).repeat(8_000) })
  }
  await expect(transaction.commit()).rejects.toMatchObject({
    statusCode: 507,
    message: expect.stringContaining('The disk is full: nothing was written. Free some space'),
  })
  expect(log.mock.calls.flat().join()).toContain('The disk is full')
  expect(await client.fetch('*[]{_id, text}')).toEqual([{ _id: 'kept', text: 'before' }])
  // Something small may still fit, and reading always works.
  await client.patch('kept').set({ text: 'small' }).commit()
  await lake.close()
  const { client: later } = await runLake(folder)
  expect(await later.fetch('*[]{_id, text}')).toEqual([{ _id: 'kept', text: 'small' }])
})
