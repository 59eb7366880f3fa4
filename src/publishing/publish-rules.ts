import type { Content } from '../content/content.ts'
import type { Seats } from '../reservations/seats.ts'
import { cohortToRules, settingsToSeatSettings } from './cohort-rules.ts'
import type { Problem } from './problem.ts'

/**
 * Hands the published groups and settings to the seat database. Groups that are broken stay there
 * as they are; those that only the seat database finds broken are reported.
 */
export async function publishRules(
  seats: Pick<Seats, 'replaceCohortRules' | 'replaceSettings'>,
  content: Content,
  broken: ReadonlyMap<string, Problem>,
  report: (problem: Problem) => void,
): Promise<void> {
  // First, since groups that change write mails by them.
  await seats.replaceSettings(settingsToSeatSettings(await content.settings()))
  const cohorts = await content.cohorts()
  const sound = cohorts.filter(({ _id }) => !broken.has(_id))
  const { invalid } = await seats.replaceCohortRules(sound.map(cohortToRules), [...broken.keys()])
  for (const { cohortId, reason } of invalid) report({ documentId: cohortId, message: reason })
}
