import { defineQuery } from 'groq'

// TypeGen reads these queries without running them: they are put together from constants alone.

// A document whose publication lies in the future isn't there yet for readers. Compared as times:
// as text, an instant written with another offset would count wrongly.
// An editor's preview shows it all the same. One whose time is none is asked for too, as is one
// without an address: the parser says so then, where leaving it out would take its page away unsaid.
const IS_PUBLIC = '($showsUnpublished || coalesce(dateTime(publishedAt) <= dateTime(now()), true))'
const APPROACHES = `*[_type == "approach" && ${IS_PUBLIC}]`
const PROGRAMS = `*[_type == "program" && ${IS_PUBLIC}]`

const PROGRAM_LINK = `{ title, "slug": slug.current, summary, kind }`
const TOPICS = `topics[]->{ _type, title, "slug": slug.current }`
// A few pixels to show while a picture comes; not behind one that lets them shine through.
const IMAGE = `{
  "assetId": asset._ref, alt, crop,
  "placeholder": select(asset->metadata.isOpaque => asset->metadata.lqip)
}`

// References are followed only to what readers may see.
const ALTERNATIVE = `select($showsUnpublished || dateTime(alternative->publishedAt) <= dateTime(now()) => alternative->${PROGRAM_LINK})`
const OFFER = `select($showsUnpublished || dateTime(offer->publishedAt) <= dateTime(now()) => offer->${PROGRAM_LINK})`
const CARD_PROGRAM = `select($showsUnpublished || dateTime(program->publishedAt) <= dateTime(now()) => program->${PROGRAM_LINK})`
const LINK_TARGET = `{ _type, "title": coalesce(title, name, term), "slug": slug.current }`
const UNSCHEDULED_TYPES = `["topic", "person", "page", "glossaryTerm"]`
const LINK_REFERENCE = `select(
  reference->_type in ${UNSCHEDULED_TYPES} || $showsUnpublished || dateTime(reference->publishedAt) <= dateTime(now()) => reference->${LINK_TARGET}
)`
const TARGET = `select(
  target->_type in ${UNSCHEDULED_TYPES} || $showsUnpublished || dateTime(target->publishedAt) <= dateTime(now()) => target->${LINK_TARGET}
)`

const BODY = `body[]{
  ...,
  _type == "block" => {
    markDefs[]{
      ...,
      _type == "link" && kind == "internal" => { "target": ${LINK_REFERENCE} },
      _type == "glossary" => { "term": term->{ term, definition, "slug": slug.current } }
    }
  },
  _type == "figure" => { image${IMAGE} },
  _type == "programCard" => { "program": ${CARD_PROGRAM} }
}`

const ASK_RESIDENCE = `"askResidence": coalesce(askResidence, select(kind == "therapy" => "ask", "skip"))`

const APPROACH_HEAD = `{
  _id, _type, title, "slug": slug.current, definition, "evidence": atAGlance.evidence, "topics": ${TOPICS},
  publishedAt, updatedAt, reviewedAt, illustrationSeed,
  "authorId": author._ref, "reviewerId": reviewer._ref
}`

export const APPROACH_HEADS_QUERY = defineQuery(
  `${APPROACHES} | order(lower(title) asc, _id asc) ${APPROACH_HEAD}`,
)

/** What a list shows of just these approaches. */
export const APPROACH_HEADS_BY_ID_QUERY = defineQuery(
  `*[_id in $ids && _type == "approach" && ${IS_PUBLIC}] ${APPROACH_HEAD}`,
)

export const APPROACHES_BY_SLUG_QUERY = defineQuery(`${APPROACHES}[slug.current in $slugs] {
  _id, _type, title, "slug": slug.current, definition, alsoKnownAs, publishedAt, updatedAt,
  author->{ name, "slug": slug.current, kind, credentials },
  reviewer->{ name, "slug": slug.current, kind, credentials },
  reviewedAt, contentNote, atAGlance, illustrationSeed,
  "topics": ${TOPICS},
  ${BODY},
  sources[]{ _key, authors, year, title, publication, doi, url, note },
  "related": related[$showsUnpublished || dateTime(@->publishedAt) <= dateTime(now())]->{ title, "slug": slug.current, definition },
  "offer": ${OFFER},
  conflictOfInterest, seoTitle, seoDescription
}`)

export const PROGRAM_HEADS_QUERY = defineQuery(`${PROGRAMS} | order(lower(title) asc, _id asc) {
  _id, _type, title, "slug": slug.current, kind, summary, eligibility, eligibleStates, publishedAt,
  ${ASK_RESIDENCE},
  illustrationSeed, "topics": ${TOPICS}, "facilitatorIds": facilitators[]._ref
}`)

export const PROGRAMS_BY_SLUG_QUERY = defineQuery(`${PROGRAMS}[slug.current in $slugs] {
  _id, _type, title, "slug": slug.current, kind, summary, eligibility, eligibleStates, publishedAt,
  ${ASK_RESIDENCE},
  "alternative": ${ALTERNATIVE},
  ${BODY},
  suits, outline[]{ _key, title, description }, session, outcomes[]{ _key, statement, source },
  priceNote, facilitators[]->{ name, "slug": slug.current, credentials },
  questions[]{ _key, question, answer }, "topics": ${TOPICS},
  illustrationSeed, seoTitle, seoDescription
}`)

export const COHORTS_QUERY =
  defineQuery(`*[_type == "cohort" && ($showsUnpublished || coalesce(dateTime(program->publishedAt) <= dateTime(now()), defined(program->publishedAt)))] | order(startDate asc, localTime asc, _id asc) {
  _id, _type, startDate, localTime, timeZone, minutes, weeks, skippedDates, capacity, enrolment, lastEnrolmentDate,
  program->{
    _id, title, "slug": slug.current, kind, eligibility, eligibleStates,
    ${ASK_RESIDENCE},
    "alternative": ${ALTERNATIVE}
  }
}`)

export const TOPICS_QUERY = defineQuery(`*[_type == "topic"] | order(lower(title) asc, _id asc) {
  _id, _type, title, "slug": slug.current, description, ${BODY}
}`)

export const PEOPLE_QUERY = defineQuery(`*[_type == "person"] | order(lower(name) asc, _id asc) {
  _id, _type, name, "slug": slug.current, kind, credentials, licenceStates, bio, photo${IMAGE}
}`)

export const GLOSSARY_QUERY =
  defineQuery(`*[_type == "glossaryTerm"] | order(lower(term) asc, _id asc) {
  _id, _type, term, "slug": slug.current, definition, alsoKnownAs, "relatedIds": related[]._ref
}`)

export const PAGES_QUERY = defineQuery(`*[_type == "page"] | order(lower(title) asc, _id asc) {
  _id, _type, title, "slug": slug.current, summary, ${BODY}, updatedAt, seoTitle, seoDescription
}`)

export const REDIRECTS_QUERY = defineQuery(`*[_type == "redirect"] | order(_id asc) {
  _id, _type, from, to, "target": ${TARGET}
}`)

export const HOME_PAGE_QUERY = defineQuery(`*[_type == "homePage" && _id == "homePage"][0] {
  _id, _type, heading, introduction,
  ways[]{ _key, title, text, "target": ${TARGET} },
  "featuredApproachIds": featuredApproaches[]._ref, "featuredProgramIds": featuredPrograms[]._ref,
  illustrationSeed, seoTitle, seoDescription
}`)

export const SITE_SETTINGS_QUERY =
  defineQuery(`*[_type == "siteSettings" && _id == "siteSettings"][0] {
  _id, _type, name, tagline, description, contactEmail, feedbackEmail, providerName, providerNote,
  navigation[]{ _key, label, href, "target": ${TARGET} },
  footerNavigation[]{ _key, label, href, "target": ${TARGET} },
  crisisLines[]{ _key, label, instruction, href }, disclaimer, consentText, marketingText, minimumAge,
  holdMinutes, offerHours, retentionDays
}`)

const REVISION = `{
  _id, _type, _rev, "slug": coalesce(slug.current, ""),
  "publishesAt": coalesce(select(dateTime(publishedAt) > dateTime(now()) => publishedAt), "")
}`

/** Every document that pages show, in its present revision. */
export const REVISIONS_QUERY = defineQuery(`*[_type in $types] | order(_id asc) ${REVISION}`)

/** Just these of them. */
export const REVISIONS_BY_ID_QUERY = defineQuery(`*[_id in $ids && _type in $types] ${REVISION}`)

/** The documents that refer to one of these, whether that one is still there or not. */
export const REFERRING_QUERY = defineQuery(`*[_type in $types && references($ids)]{ _id }`)
