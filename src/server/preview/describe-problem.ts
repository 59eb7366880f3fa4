import { stegaClean } from '@sanity/client/stega'
import { pathOf } from '../../content/paths.ts'
import type { DraftProblem } from '../../content/preview/preview-content.ts'

const TYPE_NAMES = new Map([
  ['approach', 'approach'],
  ['cohort', 'group'],
  ['glossaryTerm', 'glossary term'],
  ['homePage', 'home page'],
  ['page', 'page'],
  ['person', 'person'],
  ['program', 'program'],
  ['redirect', 'redirect'],
  ['siteSettings', 'site settings'],
  ['topic', 'topic'],
])
/** Fields whose names in the query are not those in the form. */
const FIELD_NAMES = new Map([
  ['assetId', 'picture'],
  ['seoTitle', 'title for search engines'],
  ['seoDescription', 'description for search engines'],
  ['slug', 'address'],
  ['alt', 'description of the picture'],
])

/** A problem of a draft in the words of the form. */
export interface DescribedProblem {
  readonly type: string
  readonly id: string
  readonly document: string
  readonly issues: readonly DescribedIssue[]
}

export interface DescribedIssue {
  /** Where in the form: `Sources, 2 › Year`. */
  readonly field: string
  readonly reason: string
  /** Where in the document, as the Studio writes it: `sources[_key=="a"].year`. */
  readonly path: string
}

function readAt(value: unknown, step: string | number): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
}

function parseField(field: string): (string | number)[] {
  if (field.startsWith('(')) return []
  return [...field.matchAll(/([^.[\]]+)/g)].map(([step]) =>
    /^\d+$/.test(step) ? Number(step) : step,
  )
}

function nameField(field: string): string {
  const words =
    FIELD_NAMES.get(field) ?? field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function describeField(steps: readonly (string | number)[]): string {
  const names: string[] = []
  for (const step of steps) {
    if (typeof step === 'string') names.push(nameField(step))
    else names.push(`${names.pop() ?? 'Entry'}, ${step + 1}`)
  }
  return names.join(' › ') || 'The whole document'
}

function toStudioPath(raw: unknown, steps: readonly (string | number)[]): string {
  let value = raw
  let path = ''
  for (const step of steps) {
    value = readAt(value, step)
    if (typeof step === 'string') {
      path += path ? `.${step}` : step
    } else {
      const key = readAt(value, '_key')
      path += typeof key === 'string' ? `[_key=="${key}"]` : `[${step}]`
    }
  }
  return path
}

function nameDocument(raw: DraftProblem['raw']): string {
  const kind = TYPE_NAMES.get(raw._type) ?? raw._type
  const title = readAt(raw, 'title') ?? readAt(raw, 'name') ?? readAt(raw, 'term')
  const known = typeof title === 'string' && title.trim() ? ` “${stegaClean(title)}”` : ''
  if (raw._type === 'siteSettings' || raw._type === 'homePage') return `The ${kind}`
  return known ? `The ${kind}${known}` : `A ${kind} without a title`
}

/** Whether the page at `pathname` shows the document: as its own, in its list, or on every page. */
function isShownAt(raw: DraftProblem['raw'], pathname: string): boolean {
  if (raw._type === 'siteSettings') return true
  const owner =
    raw._type === 'cohort'
      ? { _type: 'program', slug: readAt(readAt(raw, 'program'), 'slug') }
      : { _type: raw._type, slug: readAt(raw, 'slug') }
  const path = pathOf({ _type: owner._type, slug: String(owner.slug) })
  return path?.startsWith(pathname) ?? false
}

/**
 * The problems of the documents that a page shows. Each is listed once, by the query that found
 * most: lists read less of a document than its own page.
 */
export function describeProblems(
  problems: readonly DraftProblem[],
  pathname: string,
): DescribedProblem[] {
  const fullest = new Map<string, DraftProblem>()
  for (const problem of problems) {
    const known = fullest.get(problem.raw._id)
    if (known && known.error.issues.length >= problem.error.issues.length) continue
    if (isShownAt(problem.raw, pathname)) fullest.set(problem.raw._id, problem)
  }
  return [...fullest.values()].map(describeProblem)
}

/** Says what keeps a draft from being published, for the editor who can mend it. */
function describeProblem({ error, raw }: DraftProblem): DescribedProblem {
  return {
    type: raw._type,
    id: raw._id,
    document: nameDocument(raw),
    issues: error.issues.map(({ field, reason }) => {
      const steps = parseField(field)
      return {
        field: describeField(steps),
        reason: stegaClean(reason),
        path: toStudioPath(raw, steps),
      }
    }),
  }
}
