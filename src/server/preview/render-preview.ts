import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { LakeUnavailable } from '../../content/ask-lake.ts'
import type { Content } from '../../content/content.ts'
import { ContentError } from '../../content/content-error.ts'
import { createPreviewContent, type DraftProblem } from '../../content/preview/preview-content.ts'
import { findRedirect } from '../../content/redirects.ts'
import type { CompiledSite } from '../../publishing/compile-site.ts'
import { previewSecurityPolicy, SECURITY_HEADERS } from '../security-headers.ts'
import { describeProblems } from './describe-problem.ts'
import { dressPreview, renderNotice } from './dress-preview.ts'
import { markFields } from './mark-fields.ts'
import type { PreviewPass } from './preview-pass.ts'

export interface PreviewRenderer {
  /** Answers with the page as its editors have it. */
  answer(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    pass: PreviewPass,
  ): Promise<void>
}

export interface RendererOptions {
  readonly client: SanityClient
  readonly site: Pick<CompiledSite, 'render'>
  readonly siteUrl: string
}

interface RenderedPage {
  readonly status: number
  readonly html: string
}

/** Whether readers get a page at this address, and so an editor its preview. */
export function isPagePath(pathname: string): boolean {
  const [, section] = pathname.split('/')
  if (section === 'api' || section === '_astro' || section === 'media') return false
  return extname(pathname) === ''
}

/** Nothing of a preview may be kept by anyone, or be found. */
export function previewHeaders(html: string, pass: PreviewPass): Record<string, string> {
  const frame = pass.use === 'studio' ? pass.studioOrigin : undefined
  return {
    ...SECURITY_HEADERS,
    // The Studio can open a preview in a window of its own, and goes on talking to it.
    'cross-origin-opener-policy': frame ? 'unsafe-none' : 'same-origin',
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
    vary: 'Cookie',
    'x-robots-tag': 'noindex, nofollow',
    'content-security-policy': previewSecurityPolicy(html, frame),
  }
}

export function createPreviewRenderer({ client, site, siteUrl }: RendererOptions): PreviewRenderer {
  async function renderPage(url: URL, content: Content): Promise<RenderedPage> {
    const rendered = await site.render(new Request(url), { locals: { content } })
    // The site's own page for what isn't there, if the route has none to show.
    const shown =
      rendered.status === 404 && !rendered.headers.get('content-type')?.startsWith('text/html')
        ? await site.render(new Request(new URL('/404/', siteUrl)), { locals: { content } })
        : rendered
    return { status: rendered.status, html: await shown.text() }
  }

  return {
    async answer(request, response, url, pass) {
      const address = new URL(url.pathname + url.search, siteUrl)
      if (!url.pathname.endsWith('/')) {
        address.pathname += '/'
        return redirect(response, address.pathname + address.search)
      }
      const problems: DraftProblem[] = []
      const studioUrl = pass.use === 'studio' ? pass.studioOrigin : undefined
      const perspective = pass.use === 'studio' ? pass.perspective : 'drafts'
      const { content, attributeOf } = createPreviewContent(client, {
        perspective,
        ...(studioUrl ? { studioUrl } : {}),
        onProblem: (problem) => problems.push(problem),
      })
      const dress = () => ({
        path: url.pathname + url.search,
        hasBar: request.headers['sec-fetch-dest'] !== 'iframe',
        perspective: String(perspective),
        problems: describeProblems(problems, url.pathname),
        ...(studioUrl ? { studioUrl } : {}),
      })
      const send = (status: number, html: string) => {
        response.writeHead(status, previewHeaders(html, pass))
        response.end(request.method === 'HEAD' ? undefined : html)
      }
      const page = await renderPage(address, content)
      const target = page.status === 404 ? await findDraftRedirect(content, address) : undefined
      if (target) return redirect(response, target)
      if (page.status < 500) {
        return send(page.status, dressPreview(markFields(page.html, attributeOf), dress()))
      }
      const fault = await findFault(content)
      if (fault === 'lake') {
        const text = 'The content does not answer at the moment. Load the page again in a while.'
        return send(503, renderNotice('Drafts are out of reach', text, dress()))
      }
      if (fault) problems.push(fault)
      if (problems.length === 0) throw new Error(`The preview of ${url.pathname} could not be made`)
      const text = 'Too much of it is missing or wrong. What keeps it from being shown:'
      send(200, renderNotice('This page can’t be shown yet', text, dress()))
    },
  }
}

/** Why nothing could be rendered, as far as no document of the page is the reason. */
async function findFault(content: Content): Promise<DraftProblem | 'lake' | undefined> {
  try {
    await content.settings()
    return undefined
  } catch (error) {
    if (error instanceof LakeUnavailable) return 'lake'
    if (!(error instanceof ContentError)) throw error
    return { error, raw: { _id: error.documentId, _type: error.documentType } }
  }
}

async function findDraftRedirect(content: Content, url: URL): Promise<string | undefined> {
  const redirects = await content.redirects()
  return findRedirect(new Map(redirects.map(({ from, to }) => [from, to])), url)
}

function redirect(response: ServerResponse, location: string): void {
  response
    .writeHead(302, {
      ...SECURITY_HEADERS,
      location,
      'cache-control': 'private, no-store',
      vary: 'Cookie',
    })
    .end()
}
