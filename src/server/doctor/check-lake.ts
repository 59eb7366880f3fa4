import type { SanityClient } from '@sanity/client'
import type { Clock } from '../../reservations/clock.ts'
import { type Report, reasonOf } from './report.ts'

const NOTABLE_SECONDS = 5
const WRONG_SECONDS = 60

/** Whether the Content Lake answers and has content, and whether its clock and ours agree. */
export async function checkLake(client: SanityClient, clock: Clock): Promise<Report[]> {
  const { url = '', dataset = '' } = client.config()
  try {
    const documents = await client.fetch<number>('count(*)')
    const lake: Report =
      documents > 0
        ? { part: 'lake', verdict: 'fine', message: `${url} answers, dataset ${dataset}` }
        : {
            part: 'lake',
            verdict: 'notice',
            message: `${url} answers, but dataset ${dataset} has nothing published: publish in the Studio, or npm run sample`,
          }
    return [lake, await compareClocks(url, clock)]
  } catch (error) {
    const message = `${url} does not answer (${reasonOf(error)}): readers keep their pages, but no edit reaches them. See LAKE_URL, or SANITY_PROJECT_ID and SANITY_READ_TOKEN`
    return [{ part: 'lake', verdict: 'problem', message }, clockAlone(clock)]
  }
}

/** By the `Date` of an answer, which is right to the second. */
async function readClock(url: string): Promise<Temporal.Instant | undefined> {
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(10_000) })
    const date = Date.parse(answer.headers.get('date') ?? '')
    return Number.isNaN(date) ? undefined : Temporal.Instant.fromEpochMilliseconds(date)
  } catch {
    return undefined
  }
}

async function compareClocks(url: string, clock: Clock): Promise<Report> {
  const theirs = await readClock(url)
  // A lake that names no hour may answer all the same.
  if (!theirs) return clockAlone(clock)
  const seconds = Math.abs(clock.now().since(theirs).total('seconds'))
  if (seconds <= NOTABLE_SECONDS) {
    return { part: 'clock', verdict: 'fine', message: 'agrees with the lake’s' }
  }
  return {
    part: 'clock',
    verdict: seconds > WRONG_SECONDS ? 'problem' : 'notice',
    message: `is ${Math.round(seconds)} s away from the lake’s: holds, offers and links end by it. Let the machine ask a time server (NTP)`,
  }
}

function clockAlone(clock: Clock): Report {
  const message = `says ${clock.now().toString({ smallestUnit: 'second' })}; nothing to compare it with`
  return { part: 'clock', verdict: 'notice', message }
}
