import type { Course, EventSeries, Offer, Schedule } from 'schema-dts'
import type { Cohort, Program } from '../../content/schemas/program.ts'
import { findSessionBounds } from '../../reservations/session-dates.ts'
import { nameState } from '../../reservations/us-states.ts'
import { describeFacilitator } from './describe-person.ts'
import type { PageFacts, StructuredData } from './page-facts.ts'

function describeOffer(program: Program, url: string): Offer {
  return {
    '@type': 'Offer',
    url: `${url}#reserve`,
    eligibleRegion:
      program.eligibility === 'everywhere'
        ? { '@type': 'Country', name: 'United States' }
        : program.eligibleStates.map((code) => ({ '@type': 'State', name: nameState(code) })),
  }
}

/** When a group meets. Its seats change from hour to hour and have no place here. */
function describeMeetings(cohort: Cohort): Schedule {
  const { timeZone, localTime, minutes, weeks, skippedDates } = cohort
  const { first, last } = findSessionBounds(cohort)
  const dateOf = (instant: Temporal.Instant) =>
    instant.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  const [startDate, endDate] = [dateOf(first), dateOf(last)]
  const skipped = skippedDates.filter((date) => date > startDate && date < endDate)
  return {
    '@type': 'Schedule',
    startDate,
    endDate,
    ...(skipped.length > 0 ? { exceptDate: skipped } : {}),
    startTime: localTime,
    scheduleTimezone: timeZone,
    duration: `PT${minutes}M`,
    repeatFrequency: 'P1W',
    repeatCount: weeks,
  }
}

function describeSeries(program: Program, next: Cohort | undefined, facts: PageFacts): EventSeries {
  const { url, image, organization } = facts
  const meetings = next && describeMeetings(next)
  return {
    '@type': 'EventSeries',
    '@id': `${url}#program`,
    name: program.title,
    description: program.summary,
    url,
    image,
    eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
    location: { '@type': 'VirtualLocation', url },
    organizer: organization,
    performer: program.facilitators.map((person) => describeFacilitator(person, url)),
    offers: describeOffer(program, url),
    ...(meetings ? { eventSchedule: meetings } : {}),
  }
}

function describeCourse(program: Program, next: Cohort | undefined, facts: PageFacts): Course {
  const { url, image, organization } = facts
  return {
    '@type': 'Course',
    '@id': `${url}#program`,
    name: program.title,
    description: program.summary,
    url,
    image,
    provider: organization,
    offers: describeOffer(program, url),
    ...(next
      ? {
          hasCourseInstance: {
            '@type': 'CourseInstance',
            courseMode: 'online',
            courseSchedule: describeMeetings(next),
            instructor: program.facilitators.map((person) => describeFacilitator(person, url)),
          },
        }
      : {}),
  }
}

/** A program: a skills group is a course, a therapy group a series of meetings. `next` is its next group. */
export function describeProgram(program: Program, next: Cohort | undefined): StructuredData {
  const describe = program.kind === 'skills' ? describeCourse : describeSeries
  return {
    page: ({ url, name, description }) => ({
      '@type': 'WebPage',
      '@id': url,
      url,
      name,
      description,
      inLanguage: 'en',
      mainEntity: { '@id': `${url}#program` },
    }),
    about: (facts) => [describe(program, next, facts)],
  }
}
