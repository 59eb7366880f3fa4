import type { Content } from '../content/content.ts'
import { recordReads } from '../content/record-reads.ts'
import type { Page } from './list-pages.ts'
import { createPageMemory } from './page-memory.ts'
import { describeProblem, type Problem } from './problem.ts'
import { type RenderPageOptions, renderPage } from './render-page.ts'
import type { Teller } from './tell-reads.ts'

/** Pages that a sweep asks the lake for at a time. Each is rendered by itself, with readers served between. */
const BATCH = 12
/** Pages of which one is rendered while the others are written. */
const PAGES_AT_ONCE = 4
/** Pages looked at in one go for whether they are outdated. */
const COMPARED_AT_ONCE = 100

/** A sweep at work, and what changes have taken out of its hands since its content was read. */
export interface Sweep {
  readonly found: Map<string, Problem>
  readonly overtaken: Set<string>
  readonly tell: Teller
}

export interface PagePublisherOptions extends Omit<RenderPageOptions, 'isOvertaken'> {
  /** Lets whoever is more urgent go first. */
  readonly giveWay: () => Promise<void>
  readonly report: (found: Map<string, Problem>, problem: Problem) => void
  readonly onPublished?: ((path: string) => void) | undefined
}

/** Publishes pages, and knows of each whether it would come out the same again. */
export function createPagePublisher({
  giveWay,
  report,
  onPublished,
  ...folder
}: PagePublisherOptions) {
  const memory = createPageMemory()

  /** True when readers get something new. Outside a sweep the page counts as outdated afterwards. */
  async function publish(
    page: Page,
    content: Content,
    { found, overtaken, tell }: Pick<Sweep, 'found'> & Partial<Sweep>,
  ): Promise<boolean> {
    const { path, documentId } = page
    const isOvertaken = () => documentId !== undefined && overtaken?.has(documentId) === true
    const recorded = recordReads(content)
    const attempt = memory.begin(page)
    let isNew = false
    try {
      isNew = await renderPage(page, recorded.content, { ...folder, isOvertaken })
      const told = await tell?.(recorded.reads)
      if (told !== undefined && !isOvertaken()) attempt.remember(recorded.reads, told)
    } catch (error) {
      if (!isOvertaken()) report(found, describeProblem(error, documentId ?? path))
    }
    if (isNew) onPublished?.(path)
    return isNew
  }

  return {
    publish,
    /** Publishes one after another until it is over; tells of each that readers get anew. */
    async publishAll(
      pages: readonly Page[],
      content: Content,
      sweep: Sweep,
      { isOver, onNew }: { isOver: () => boolean; onNew?: (path: string) => void },
    ): Promise<void> {
      const underWay = new Set<Promise<void>>()
      // One question for all of a batch; what is wrong with a page shows when it is rendered.
      const readBatch = async (start: number) => {
        const batch = pages.slice(start, start + BATCH)
        await Promise.allSettled(batch.map((page) => page.read()))
        return batch
      }
      let reading = readBatch(0)
      for (let start = 0; start < pages.length && !isOver(); start += BATCH) {
        const batch = await reading
        // The lake answers while this batch is rendered.
        reading = readBatch(start + BATCH)
        for (const page of batch) {
          await giveWay()
          if (isOver()) break
          if (underWay.size >= PAGES_AT_ONCE) await Promise.race(underWay)
          const work = publish(page, content, sweep).then((isNew) => {
            if (isNew) onNew?.(page.path)
          })
          underWay.add(work)
          void work.then(() => underWay.delete(work))
        }
      }
      await Promise.all(underWay)
    },
    /** The pages that may come out differently than they last did. */
    async findOutdated(pages: readonly Page[], { tell }: Sweep): Promise<Page[]> {
      const outdated: Page[] = []
      const there = new Set(folder.published.pages().map(({ path }) => path))
      for (const [at, page] of pages.entries()) {
        if (at % COMPARED_AT_ONCE === 0) await giveWay()
        const isCurrent = there.has(page.path) && (await memory.isCurrent(page, tell))
        if (!isCurrent) outdated.push(page)
      }
      return outdated
    },
    renderedBefore: memory.renderedBefore,
    async remove(path: string): Promise<void> {
      memory.forget(path)
      await folder.published.remove(path)
    },
  }
}
