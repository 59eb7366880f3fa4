import { quantile } from '../bench/report.ts'
import { findBrokenSeatsAt } from '../faults/verify.ts'
import { startProcesses } from '../fixtures/attune-processes.ts'
import { noVisits, readConsentHash, SCARCE, visit } from '../fixtures/traffic/visitors.ts'

const CAPACITY = 12

/** So many visitors want a seat of one group in the same moment. */
export async function openTheDoors(count: number): Promise<{ line: string; broken: string[] }> {
  const attune = await startProcesses({
    prepare: async (editor) => {
      await editor.patch(SCARCE).set({ capacity: CAPACITY }).commit()
    },
  })
  try {
    const { sites, editor, databaseAddress } = attune
    const urls = sites.map(({ url }) => url)
    const consentHash = await readConsentHash(editor)
    const result = noVisits()
    const began = performance.now()
    await Promise.all(
      Array.from({ length: count }, (_, visitor) =>
        visit(urls, {
          ...{ email: `spike-${visitor}@example.org`, cohortId: SCARCE, visitor, consentHash },
          ...{ result, isOver: () => false },
        }),
      ),
    )
    const seconds = ((performance.now() - began) / 1_000).toFixed(1)
    const answered = result.acknowledged.length + result.refused.length
    const times = result.times.toSorted((a, b) => a - b)
    const broken = [
      ...(answered === count ? [] : [`${count - answered} got no answer that says yes or no`]),
      ...(result.acknowledged.length === CAPACITY ? [] : [`${result.acknowledged.length} seats`]),
      ...(await findBrokenSeatsAt(databaseAddress, result)),
    ]
    const line = `${count} visitors, ${CAPACITY} seats: ${result.acknowledged.length} were held, ${result.refused.length} were told that the group is full, all within ${seconds} s; tries without an answer: ${result.unanswered}; p50 ${quantile(times, 0.5).toFixed(0)} ms, p99 ${quantile(times, 0.99).toFixed(0)} ms.`
    return { line, broken }
  } finally {
    await attune.close()
  }
}
