import { defineQuery } from 'groq'

// A document whose publication lies in the future isn't there yet for readers. Compared as times:
// as text, an instant written with another offset would count wrongly.
const IS_PUBLIC = 'dateTime(publishedAt) <= dateTime(now())'
const APPROACHES = `*[_type == "approach" && defined(slug.current) && ${IS_PUBLIC}]`
const PROGRAMS = `*[_type == "program" && defined(slug.current) && ${IS_PUBLIC}]`

/** Follows a reference only to what readers may see. */
const followPublic = (field: string, projection: string) =>
  `select(dateTime(${field}->publishedAt) <= dateTime(now()) => ${field}->${projection})`

const PROGRAM_LINK = `{ title, "slug": slug.current, summary, kind }`
const TOPICS = `topics[]->{ title, "slug": slug.current }`
const LINK_TARGET = `{ _type, title, "slug": slug.current }`
const IMAGE = `{ "assetId": asset._ref, alt, crop }`

const BODY = `body[]{
  ...,
  markDefs[]{
    ...,
    _type == "link" && kind == "internal" => {
      "target": ${followPublic('reference', LINK_TARGET)}
    },
    _type == "glossary" => { "term": term->{ term, definition } }
  },
  _type == "figure" => { image${IMAGE} },
  _type == "programCard" => { "program": ${followPublic('program', PROGRAM_LINK)} }
}`

export const APPROACH_HEADS_QUERY = defineQuery(`${APPROACHES} | order(lower(title) asc, _id asc) {
  _id, _type, title, "slug": slug.current, definition, "evidence": atAGlance.evidence, "topics": ${TOPICS}
}`)

export const APPROACHES_BY_SLUG_QUERY = defineQuery(`${APPROACHES}[slug.current in $slugs] {
  _id, _type, title, "slug": slug.current, definition, alsoKnownAs, publishedAt, updatedAt,
  author->{ name, "slug": slug.current, credentials },
  reviewer->{ name, "slug": slug.current, credentials },
  reviewedAt, contentNote, atAGlance, illustrationSeed,
  "topics": ${TOPICS},
  ${BODY},
  sources[]{ _key, authors, year, title, publication, doi, url, note },
  "related": related[dateTime(@->publishedAt) <= dateTime(now())]->{ title, "slug": slug.current, definition },
  "offer": ${followPublic('offer', PROGRAM_LINK)},
  conflictOfInterest, seoTitle, seoDescription
}`)

export const PROGRAM_HEADS_QUERY = defineQuery(`${PROGRAMS} | order(lower(title) asc, _id asc) {
  _id, _type, title, "slug": slug.current, kind, summary, eligibility, eligibleStates
}`)

export const PROGRAMS_BY_SLUG_QUERY = defineQuery(`${PROGRAMS}[slug.current in $slugs] {
  _id, _type, title, "slug": slug.current, kind, summary, eligibility, eligibleStates,
  "alternative": ${followPublic('alternative', PROGRAM_LINK)},
  ${BODY},
  suits, outline[]{ _key, title, description }, session, outcomes[]{ _key, statement, source },
  priceNote, facilitators[]->{ name, credentials }, questions[]{ _key, question, answer }
}`)

export const COHORTS_QUERY =
  defineQuery(`*[_type == "cohort" && dateTime(program->publishedAt) <= dateTime(now())] | order(startDate asc, localTime asc, _id asc) {
  _id, _type, startDate, localTime, timeZone, minutes, weeks, skippedDates, capacity, enrolment, lastEnrolmentDate,
  program->{
    _id, title, "slug": slug.current, kind, eligibility, eligibleStates,
    "alternative": ${followPublic('alternative', PROGRAM_LINK)}
  }
}`)

export const SITE_SETTINGS_QUERY = defineQuery(`*[_id == "siteSettings"][0] {
  _id, _type, name, tagline, description, providerName, providerNote,
  crisisLines[]{ _key, label, instruction, href }, disclaimer, consentText, minimumAge
}`)
