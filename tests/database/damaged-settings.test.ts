import { expect, it } from 'vitest'
import { onEveryEngine } from './engines.ts'
import { dumpTables, openSeats, sampleRequest, sampleSettings } from './sample-seats.ts'

onEveryEngine('settings that are stored damaged', (engine) => {
  it.each([
    { crisis_lines: '[' },
    { crisis_lines: '[{}]' },
    { hold_minutes: 31 },
    { contact_email: null },
  ])('are mended with %j by publishing them', async (harm) => {
    const { database, seats } = await openSeats(engine)
    const before = await dumpTables(database)
    await database.updateTable('settings').set(harm).execute()
    expect(await dumpTables(database)).not.toEqual(before)
    await seats.replaceSettings(sampleSettings())
    expect(await dumpTables(database)).toEqual(before)
    expect(await seats.reserveSeat(sampleRequest(1))).toMatchObject({ kind: 'held' })
  })
})
