import { describe, expect, it } from 'vitest'
import { fitGrowth } from '../../load/fit-growth.ts'
import { findGrowth, type MemoryRecord, printMemory } from '../../load/watch-memory.ts'

const MEGABYTE = 2 ** 20
const MINUTE = 60_000

/** Twenty looks in half an hour, each off by up to 1 MB. */
function record(objectsAt: (minute: number) => number): MemoryRecord {
  const moments = Array.from({ length: 20 }, (_, index) => {
    const minute = (index + 1) * 1.5
    const noise = [1, -0.5, 0, 0.5, -1][index % 5] ?? 0
    const objects = (objectsAt(minute) + noise) * MEGABYTE
    return {
      at: minute * MINUTE,
      memory: {
        ...{ objects, code: (20 + minute / 2) * MEGABYTE },
        ...{ rss: objects + 150 * MEGABYTE, rssBefore: objects + 300 * MEGABYTE },
      },
    }
  })
  return { name: 'Site', moments }
}

describe('growth of memory under load', () => {
  it('is found when every request leaves something behind', () => {
    // 66 requests a second that each leave a tenth of a kilobyte behind.
    const leaking = record((minute) => 50 + (66 * 60 * minute * 100) / MEGABYTE)
    expect(findGrowth([leaking])).toEqual([expect.stringContaining('Site, objects')])
  })

  it('is not mistaken for ups and downs, nor for caches that fill at first', () => {
    expect(findGrowth([record(() => 50)])).toEqual([])
    expect(findGrowth([record((minute) => Math.min(50, 20 + minute * 3))])).toEqual([])
    // Less in the end than in the middle.
    expect(findGrowth([record((minute) => 80 - minute)])).toEqual([])
  })

  it('is measured along the line that lies closest to the samples', () => {
    const samples = [1, 3, 5, 7].map((at) => ({ at, value: 10 + 2 * at + (at % 4 === 1 ? 1 : -1) }))
    const { from, to } = fitGrowth(samples)
    expect(from).toBeCloseTo(12.6)
    expect(to).toBeCloseTo(23.4)
    expect(fitGrowth([{ at: 4, value: 9 }])).toEqual({ from: 9, to: 9 })
  })

  it('is printed as a table with a row for each look, and a line for each bound', () => {
    const lines = printMemory([record(() => 50)])
    expect(lines.filter((line) => line.startsWith('| '))).toHaveLength(21)
    expect(lines.filter((line) => line.startsWith('Site, '))).toHaveLength(2)
  })
})
