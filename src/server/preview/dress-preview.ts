import { createDataAttribute } from '@sanity/visual-editing/create-data-attribute'
import { escapeHtml } from '../../components/portable-text/escape-html.ts'
import type { DescribedProblem } from './describe-problem.ts'

/** Where the code beside a preview is among the site's files; publishing/astro/bundle-preview.ts. */
const SCRIPT = '/preview/start.js'

const STYLE = `
.preview-bar, .preview-problems { box-sizing: border-box; font: 1rem/1.5 system-ui, sans-serif; color: #1d1a16; }
.preview-bar { position: fixed; inset: auto 0 0; z-index: 1000; display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: .25rem 1.25rem; padding: .4rem 1rem; background: #ffe9b0; border-top: 2px solid #8a5a00; }
.preview-bar p, .preview-bar form { margin: 0; }
.preview-bar button { min-height: 44px; padding: 0 1rem; font: inherit; font-weight: 600; color: inherit; background: none; border: 2px solid currentcolor; border-radius: 999px; cursor: pointer; }
.preview-bar button:focus-visible { outline: 3px solid #1d1a16; outline-offset: 2px; }
.preview-problems { max-width: 46rem; margin: 1.25rem auto; padding: 1rem 1.25rem; background: #fff4d6; border: 2px solid #8a5a00; border-radius: 1rem; }
.preview-problems h2 { margin: 0; font: 600 1.15rem/1.4 system-ui, sans-serif; color: inherit; }
.preview-problems p { margin: .5rem 0 0; }
.preview-problems ul { margin: .25rem 0 0; padding-left: 1.25rem; list-style: disc; }
body:has(> .preview-bar) { padding-bottom: 4rem; }
@media print { .preview-bar { display: none; } }
`

/** What a preview adds to the page it shows. */
export interface Dress {
  /** Where leaving leads: the page that readers have. */
  readonly path: string
  /** Whether the page stands alone: in the Studio's frame the Studio says what it is. */
  readonly hasBar: boolean
  readonly problems: readonly DescribedProblem[]
  /** What the page shows, as the Studio names it. */
  readonly perspective: string
  /** Origin of the Studio, when clicks lead to its fields. */
  readonly studioUrl?: string
}

function renderBar({ path }: Dress): string {
  return `<aside class="preview-bar" data-preview="bar" aria-label="Preview"><p>You are looking at drafts, which readers don’t see.</p><form method="post" action="/api/preview/disable"><input type="hidden" name="path" value="${escapeHtml(path)}"><button type="submit">Leave preview</button></form></aside>`
}

function renderIssue(
  { type, id }: DescribedProblem,
  { field, reason, path }: DescribedProblem['issues'][number],
  studioUrl: string | undefined,
): string {
  const edit =
    studioUrl && path
      ? ` data-sanity="${escapeHtml(createDataAttribute({ baseUrl: studioUrl, type, id, path }).toString())}"`
      : ''
  return `<li${edit}><strong>${escapeHtml(field)}</strong> ${escapeHtml(reason)}</li>`
}

/** The list of what keeps drafts from being published as they are. */
export function renderProblems({
  problems,
  studioUrl,
}: Pick<Dress, 'problems' | 'studioUrl'>): string {
  if (problems.length === 0) return ''
  const listed = problems.map(
    (problem) =>
      `<p>${escapeHtml(problem.document)}:</p><ul>${problem.issues.map((issue) => renderIssue(problem, issue, studioUrl)).join('')}</ul>`,
  )
  return `<section class="preview-problems" data-preview="problems" aria-labelledby="preview-problems"><h2 id="preview-problems">Not ready for readers yet</h2><p>The site shows these in their last good version until they are mended. What is missing below stands as “…”.</p>${listed.join('')}</section>`
}

/** Adds bar, problems and the code for live updates to a rendered page. */
export function dressPreview(html: string, dress: Dress): string {
  const start = `<style data-preview="style">${STYLE}</style><script type="module" src="${SCRIPT}" data-preview="script" data-mode="${dress.studioUrl ? 'edit' : 'look'}" data-perspective="${escapeHtml(dress.perspective)}"></script>`
  const bar = dress.hasBar ? renderBar(dress) : ''
  return html
    .replace(/<\/head>/i, (end) => start + end)
    .replace(/<main\b[^>]*>/i, (main) => main + renderProblems(dress))
    .replace(/<\/body>/i, (end) => bar + end)
}

/** A page of the preview's own, for when the site has none to show. */
export function renderNotice(title: string, text: string, dress?: Dress): string {
  const name = escapeHtml(title)
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${name}</title><style>${STYLE}</style></head><body><main><section class="preview-problems"><h1>${name}</h1><p>${escapeHtml(text)}</p></section></main></body></html>`
  return dress ? dressPreview(page, dress) : page
}
