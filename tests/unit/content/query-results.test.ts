import { expect, it } from 'vitest'
import type { z } from 'zod'
import * as queries from '../../../src/content/queries.ts'
import type * as results from '../../../src/content/sanity.types.ts'
import type { approach, approachHead } from '../../../src/content/schemas/approach.ts'
import type { glossaryTerm } from '../../../src/content/schemas/glossary-term.ts'
import type { homePage } from '../../../src/content/schemas/home-page.ts'
import type { page } from '../../../src/content/schemas/page.ts'
import type { person } from '../../../src/content/schemas/person.ts'
import type { cohort, program, programHead } from '../../../src/content/schemas/program.ts'
import type { identity, revision } from '../../../src/content/schemas/publication.ts'
import type { redirect } from '../../../src/content/schemas/redirect.ts'
import type { siteSettings } from '../../../src/content/schemas/site-settings.ts'
import type { topic } from '../../../src/content/schemas/topic.ts'

/**
 * What the Studio requires by a rule that TypeGen can't see: a described image (`alt`) has words,
 * and the editor never writes a block without spans or a span without text.
 */
type RequiredByRule = 'alt' | 'children' | 'text'

type Filled<Value> = Value extends readonly (infer Item)[]
  ? Filled<Item>[]
  : Value extends object
    ? { [Key in keyof Value as Key extends RequiredByRule ? never : Key]: Filled<Value[Key]> } & {
        [Key in keyof Value as Key extends RequiredByRule ? Key : never]-?: Filled<
          NonNullable<Value[Key]>
        >
      }
    : Value

/** What a query answers for one document. */
type One<Result> = Filled<NonNullable<Result extends readonly (infer Item)[] ? Item : Result>>

/** Paths of what can never be anything but null: the query asks for a field that no type has. */
type AskedInVain<Value> = Value extends readonly (infer Item)[]
  ? AskedInVain<Item>
  : Value extends object
    ? {
        [Key in keyof Value & string]: [Value[Key]] extends [null]
          ? Key
          : `${Key}.${AskedInVain<Value[Key]>}`
      }[keyof Value & string]
    : never

/**
 * Compiles only if the parser takes what the query answers, and the schema has what the query asks
 * for. An error here means that schema, query and parser drifted apart: it names the field.
 */
const accepts = <Schema extends z.ZodType, Result extends z.input<Schema>>(
  query: [AskedInVain<Result>] extends [never]
    ? keyof typeof queries
    : `The query asks for “${AskedInVain<Result>}”, which the Studio’s schema doesn’t have`,
) => query

const checked = [
  accepts<typeof approachHead, One<results.APPROACH_HEADS_QUERY_RESULT>>('APPROACH_HEADS_QUERY'),
  accepts<typeof approachHead, One<results.APPROACH_HEADS_BY_ID_QUERY_RESULT>>(
    'APPROACH_HEADS_BY_ID_QUERY',
  ),
  accepts<typeof approach, One<results.APPROACHES_BY_SLUG_QUERY_RESULT>>(
    'APPROACHES_BY_SLUG_QUERY',
  ),
  accepts<typeof programHead, One<results.PROGRAM_HEADS_QUERY_RESULT>>('PROGRAM_HEADS_QUERY'),
  accepts<typeof program, One<results.PROGRAMS_BY_SLUG_QUERY_RESULT>>('PROGRAMS_BY_SLUG_QUERY'),
  accepts<typeof cohort, One<results.COHORTS_QUERY_RESULT>>('COHORTS_QUERY'),
  accepts<typeof topic, One<results.TOPICS_QUERY_RESULT>>('TOPICS_QUERY'),
  accepts<typeof person, One<results.PEOPLE_QUERY_RESULT>>('PEOPLE_QUERY'),
  accepts<typeof glossaryTerm, One<results.GLOSSARY_QUERY_RESULT>>('GLOSSARY_QUERY'),
  accepts<typeof page, One<results.PAGES_QUERY_RESULT>>('PAGES_QUERY'),
  accepts<typeof revision, One<results.REVISIONS_QUERY_RESULT>>('REVISIONS_QUERY'),
  accepts<typeof revision, One<results.REVISIONS_BY_ID_QUERY_RESULT>>('REVISIONS_BY_ID_QUERY'),
  accepts<typeof identity, One<results.REFERRING_QUERY_RESULT>>('REFERRING_QUERY'),
  accepts<typeof redirect, One<results.REDIRECTS_QUERY_RESULT>>('REDIRECTS_QUERY'),
  accepts<typeof homePage, One<results.HOME_PAGE_QUERY_RESULT>>('HOME_PAGE_QUERY'),
  accepts<typeof siteSettings, One<results.SITE_SETTINGS_QUERY_RESULT>>('SITE_SETTINGS_QUERY'),
]

it('what each query answers is accepted by its parser, and no query is forgotten', () => {
  expect(checked.toSorted()).toEqual(Object.keys(queries).sort())
})
