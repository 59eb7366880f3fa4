import type { CustomValidator } from 'sanity'
import { type Rule, readField } from './conditions.ts'

const day = 86_400_000

/** The zone must be one the browser knows, such as America/New_York; offsets don't follow the summer. */
export const checkTimeZone: CustomValidator<string | undefined> = (zone) => {
  if (!zone) return true
  const advice = 'Write a zone such as America/New_York, America/Chicago or America/Los_Angeles.'
  if (!zone.includes('/')) return advice
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return advice
  }
}

/** The time must be written HH:MM on the 24-hour clock. */
export const checkLocalTime: CustomValidator<string | undefined> = (time) =>
  !time || /^([01]\d|2[0-3]):[0-5]\d$/.test(time)
    ? true
    : 'Write hours and minutes on the 24-hour clock, e.g. 18:30 for half past six in the evening.'

/**
 * Every skipped date must be a day the group would meet: a whole number of weeks after the start,
 * and not after the last session, which moves back a week for each date skipped.
 */
export const checkSkippedDates: CustomValidator<unknown[] | undefined> = (dates, { parent }) => {
  const startDate = readField(parent, 'startDate')
  const weeks = readField(parent, 'weeks')
  if (!dates?.length || typeof startDate !== 'string' || typeof weeks !== 'number') return true
  const start = Date.parse(startDate)
  const last = weeks + dates.length - 1
  const strays = dates.filter((date) => {
    const distance = (Date.parse(String(date)) - start) / day / 7
    return !Number.isInteger(distance) || distance < 1 || distance > last
  })
  if (!strays.length) return true
  return `${strays.join(', ')}: not a day this group meets. It meets every seventh day after ${startDate}.`
}

/** The day must have come somewhere on Earth, as of when this is asked: a Studio stays open for days. */
export const checkDayHasCome: Rule<string | undefined> = (date) =>
  !date || date <= new Date(Date.now() + day).toISOString().slice(0, 10)
    ? true
    : 'This day is still to come.'
