import { expect, it } from 'vitest'
import { createAttempts } from '../../src/server/guard/attempts.ts'
import { onEveryEngine } from './engines.ts'

const endsAt = Temporal.Instant.from('2026-11-25T12:00:00Z')

onEveryEngine('tries', (engine) => {
  it('are counted one by one, however many come at once and on however many servers', async () => {
    const address = await engine.createAddress()
    const servers = [
      createAttempts(await engine.open(address)),
      createAttempts(await engine.open(address)),
    ]
    const counts = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const attempts = servers[index % 2] ?? servers[0]
        const key = `key-${index % 4}`
        return { key, count: (await attempts?.count({ key, endsAt })) ?? 0 }
      }),
    )
    for (const key of ['key-0', 'key-1', 'key-2', 'key-3']) {
      const found = counts.filter((each) => each.key === key).map(({ count }) => count)
      expect(found.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1))
    }
  })

  it('let a proof serve once, on one of two servers', async () => {
    const address = await engine.createAddress()
    const [one, two] = [
      createAttempts(await engine.open(address)),
      createAttempts(await engine.open(address)),
    ]
    const spent = await Promise.all([one, two, one, two].map((each) => each.spend('proof', endsAt)))
    expect(spent.filter(Boolean)).toHaveLength(1)
  })

  it('are forgotten when their time is over, and only then', async () => {
    const database = await engine.open()
    const attempts = createAttempts(database)
    await attempts.count({ key: 'old', endsAt })
    await attempts.count({ key: 'new', endsAt: endsAt.add({ hours: 1 }) })
    await attempts.spend('old', endsAt)
    await attempts.forget(endsAt.add({ seconds: 1 }))
    const kept = await database.selectFrom('attempts').select('key').execute()
    expect(kept).toEqual([{ key: 'new' }])
    expect(await attempts.spend('old', endsAt)).toBe(true)
  })
})
