import { programPath } from '../../content/paths.ts'
import type { Cohort, Program } from '../../content/schemas/program.ts'
import type { SiteSettings } from '../../content/schemas/site-settings.ts'
import type { ReserveSeatProps } from '../../islands/reserve-seat/props.ts'
import { instantToText } from '../../reservations/clock.ts'
import { findSessionBounds } from '../../reservations/session-dates.ts'

/** What the seat island is told by the page: no seats, and no group whose last session is over. */
export function islandProps(
  program: Program,
  cohorts: readonly Cohort[],
  settings: SiteSettings,
  now: Temporal.Instant,
): ReserveSeatProps {
  const { _id, title, kind, eligibility, eligibleStates, alternative } = program
  return {
    program: {
      id: _id,
      title,
      kind,
      eligibility,
      eligibleStates,
      asksResidence: eligibility === 'states' && program.askResidence === 'ask',
      alternative: alternative && {
        title: alternative.title,
        href: programPath(alternative.slug),
        summary: alternative.summary,
      },
    },
    cohorts: cohorts
      .flatMap((cohort) => {
        const { first, last } = findSessionBounds(cohort)
        if (Temporal.Instant.compare(last, now) < 0) return []
        const { startDate, localTime, timeZone, minutes, weeks, skippedDates } = cohort
        return {
          id: cohort._id,
          startDate,
          localTime,
          timeZone,
          minutes,
          weeks,
          skippedDates,
          firstSession: instantToText(first),
          lastSession: instantToText(last),
        }
      })
      .toSorted((a, b) => (a.firstSession < b.firstSession ? -1 : 1)),
    consentText: settings.consentText,
    marketingText: settings.marketingText,
    minimumAge: settings.minimumAge,
    providerName: settings.providerName,
    crisis: settings.crisisLines.map(({ label, instruction, href }) => ({
      label,
      instruction,
      href,
    })),
  }
}
