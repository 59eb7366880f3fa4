import type { SanityClient } from '@sanity/client'
import type { Content } from '../../content/content.ts'
import { recordReads } from '../../content/record-reads.ts'
import { createRevisionReader } from '../revisions.ts'
import { createTeller, nameTold, type PageReads } from '../tell-reads.ts'
import type { KeptPage, openKeptBuild } from './kept-build.ts'

/** The pages of one build: those that would come out the same are taken from the build before. */
export interface ReusedPages {
  /**
   * The page as it was, where it would say the same again; else what `render` makes of the content.
   * @throws what reading content or `render` throws
   */
  answer(path: string, render: (content: Content) => Promise<Response>): Promise<Response>
  /** How many pages there were, and how many of them the build before had. */
  count(): { readonly all: number; readonly reused: number }
  /** Keeps these pages for the next build. */
  save(): Promise<void>
}

interface ReuseOptions {
  readonly kept: ReturnType<typeof openKeptBuild>
  readonly client: SanityClient
  /** What pages are rendered from; nothing may have been read of it before. */
  readonly content: Content
  readonly now: Date
}

/** @throws LakeUnavailable */
export async function reusePages(options: ReuseOptions): Promise<ReusedPages> {
  const { kept, client, content, now } = options
  const earlier = await kept.load()
  const revisions = await createRevisionReader(client, earlier?.look)()
  const tell = createTeller(content, revisions, now)
  const fingerprint = async (reads: PageReads) => {
    const told = await tell(reads)
    return told && nameTold(told)
  }
  const pages = new Map<string, KeptPage>()
  let [all, reused] = [0, 0]

  async function findEarlier(path: string): Promise<Response | undefined> {
    const page = earlier?.pages.get(path)
    if (!page || (await fingerprint(page.reads)) !== page.fingerprint) return undefined
    const body = await kept.readBody(page.body)
    if (!body) return undefined
    pages.set(path, page)
    return new Response(body, {
      status: page.status,
      headers: { 'content-type': page.contentType },
    })
  }

  return {
    async answer(path, render) {
      all += 1
      const same = await findEarlier(path)
      if (same) {
        reused += 1
        return same
      }
      const recorded = recordReads(content)
      const response = await render(recorded.content)
      const { status, headers } = response
      const contentType = headers.get('content-type')
      // No page at all, or one that leads elsewhere.
      if (!response.body || !contentType || headers.has('location')) return response
      const body = await response.bytes()
      const name = await fingerprint(recorded.reads)
      if (name !== undefined) {
        pages.set(path, {
          reads: recorded.reads,
          fingerprint: name,
          body: await kept.writeBody(body),
          status,
          contentType,
        })
      }
      return new Response(body, { status, headers })
    },
    count: () => ({ all, reused }),
    save: () => kept.save({ look: revisions.look, pages }),
  }
}
