import type { SanityClient } from '@sanity/client'
import { type Content, createContent } from '../content/content.ts'
import { ContentError } from '../content/content-error.ts'
import type { Seats } from '../reservations/seats.ts'
import type { CompiledSite } from './compile-site.ts'
import type { ApproachReading } from './known-approaches.ts'
import { createKnownLake } from './known-lake.ts'
import { listDocumentPages, listPages, type Page } from './list-pages.ts'
import { createMediaMirror } from './media-mirror.ts'
import { createPagePublisher, type Sweep } from './page-publisher.ts'
import { describeProblem, isLastGoodPage, type Problem } from './problem.ts'
import { createProblemBook } from './problem-book.ts'
import { publishRules } from './publish-rules.ts'
import type { PublishedFolder } from './published-folder.ts'
import { createPublishingTurns, LONGEST_BURST_MS } from './publishing-turns.ts'
import type { Revisions } from './revisions.ts'
import { createTeller, nameHour } from './tell-reads.ts'
import { createWithheldDocuments } from './withheld-documents.ts'

/** Pages are spared rendering by what they read; how old one gets before it is rendered to check that. */
const CHECK_AFTER_MS = 3_600_000

export interface PublisherState {
  /** Milliseconds since the epoch; undefined until the whole site has been published once. */
  readonly lastSweepAt: number | undefined
  readonly problems: readonly Problem[]
  /** When the next document that is published ahead of its time becomes public, as last heard. */
  readonly nextPublication: Temporal.Instant | undefined
}

export interface Publisher {
  /** Publishes the documents' own pages at once, then everything else that shows them. */
  publish(documentIds: readonly string[]): Promise<void>
  /** Brings the whole published folder up to date. */
  sweep(): Promise<void>
  /** Sweeps if anything in the lake is other than the last complete sweep found it. */
  sweepIfChanged(): Promise<void>
  state(): PublisherState
  /** Finishes the pages under way and what was asked to be published, and begins no more. */
  close(): Promise<void>
}

export interface PublisherOptions {
  readonly client: SanityClient
  readonly site: CompiledSite
  readonly siteUrl: string
  readonly published: PublishedFolder
  readonly seats: Pick<Seats, 'replaceCohortRules' | 'replaceSettings'>
  readonly onPublished?: (path: string) => void
  readonly onProblem?: (problem: Problem) => void
  /** A page that was thought to be up to date and was not: a fault in telling so. */
  readonly onStale?: (path: string) => void
  /** How old a page may get before it is rendered whatever is known of it; milliseconds. */
  readonly checkAfter?: number
  /** Whether readers wait for an answer; a sweep lets them go first. */
  readonly hasReaders?: () => boolean
  /** After changed documents' own pages are in place. */
  readonly onChangesPublished?: (milliseconds: number) => void
  /** After each sweep, whatever it found to do. */
  readonly onSwept?: (milliseconds: number) => void
}

const isListed = (page: Page) => page.isListed === true

const nameState = (revisions: Revisions, now: Date) => `${nameHour(now)} ${revisions.name}`

/**
 * Renders published content to static files. Broken documents keep their last good page.
 * Changed documents' own pages are published beside a sweep under way, which pauses for them and
 * leaves those pages alone from then on: it never puts an older page over a newer one.
 */
export function createPublisher(options: PublisherOptions): Publisher {
  const { client, site, siteUrl, published, seats } = options
  const { checkAfter = CHECK_AFTER_MS } = options
  const lake = createKnownLake(client)
  const problems = createProblemBook(options.onProblem)
  const { report } = problems
  const { hasReaders, onPublished } = options
  const turns = createPublishingTurns({ publishChanged, sweep: sweepOnce, hasReaders })
  const { giveWay } = turns
  const mirror = createMediaMirror(client, published.folder)
  const pagePublisher = createPagePublisher({
    ...{ site, siteUrl, published, mirror, giveWay, report, onPublished },
  })
  const { lastGood } = published
  const withheld = createWithheldDocuments(published)
  let lastSweepAt: number | undefined
  /** Until when sweeps that changes make outdated start over; then one is finished, come what may. */
  let startsOverUntil = 0
  let sweep: Sweep | undefined
  /** What the last complete sweep found in the lake, and in which hour. */
  let sweptState: string | undefined

  /** All but those that would take the place of a broken document's last good page. */
  function leaveLastGood(pages: readonly Page[], found: ReadonlyMap<string, Problem>): Page[] {
    const isLastGood = (page: Page) => published.has(page.path) && isLastGoodPage(page, found)
    return pages.filter((page) => !page.isStandIn || !isLastGood(page))
  }

  function readContent(found: Map<string, Problem>, { earlier }: ApproachReading): Content {
    return createContent(client, {
      ...(earlier ? { earlier } : {}),
      withheld: withheld.list(),
      onInvalid: (error) => {
        report(found, describeProblem(error, error.documentId))
        return lastGood.get(error.documentId)
      },
    })
  }

  /** Brought up to date before an old page goes, so that its address always leads somewhere. */
  async function publishRedirects(content: Content, isOutdated = () => false) {
    const redirects = await content.redirects()
    if (isOutdated()) return
    published.redirects.clear()
    for (const { from, to } of redirects) published.redirects.set(from, to)
  }

  /** The changed documents' own pages. */
  async function publishChanged(ids: ReadonlySet<string>): Promise<void> {
    const begun = performance.now()
    for (const id of ids) sweep?.overtaken.add(id)
    const found = new Map<string, Problem>()
    const decidedIds = new Set<string | undefined>()
    try {
      const reading = lake.approaches.readChanged(ids)
      const content = readContent(found, reading)
      const isOwn = (id: string) => ids.has(id)
      const [own] = await Promise.all([
        listDocumentPages(content, isOwn),
        publishRedirects(content),
      ])
      const pages = leaveLastGood(own, found)
      reading.keep(await content.approachCandidates())
      await Promise.all(pages.map((page) => pagePublisher.publish(page, content, { found })))
      withheld.judge(pages, found)
      const decided = new Set(pages.map(({ path }) => path))
      for (const { documentId } of pages) decidedIds.add(documentId)
      for (const { path, documentId = '' } of published.pages()) {
        if (!ids.has(documentId) || decided.has(path) || found.has(documentId)) continue
        await pagePublisher.remove(path)
      }
      if (pages.length > 0) options.onChangesPublished?.(performance.now() - begun)
    } catch (error) {
      // The sweep that follows meets the same fault and reports it.
      if (!(error instanceof ContentError)) throw error
    }
    // Of a document without a page of its own, only the sweep that follows can say that it is mended.
    problems.settle(found, (id) => decidedIds.has(id))
  }

  /** Keeps what lists show now, broken documents in their last good version included. */
  async function rememberGood(content: Content) {
    const listed = await content.listed()
    lastGood.clear()
    for (const value of listed) lastGood.set(value._id, value)
  }

  /** Of what changed during a sweep, it knows less than those who published it. */
  function settle(
    { found, overtaken }: Pick<Sweep, 'found' | 'overtaken'>,
    { isComplete }: { readonly isComplete: boolean },
  ) {
    for (const id of overtaken) found.delete(id)
    problems.settle(found, (id) => isComplete && !overtaken.has(id))
  }

  /** True when all pages were brought up to date; false when it is better, or time, to stop. */
  async function publishAll(
    content: Content,
    reading: ApproachReading,
    current: Sweep,
  ): Promise<boolean> {
    const { found, overtaken } = current
    const isOutdated = () => overtaken.size > 0
    const isOver = () => turns.isClosing() || (isOutdated() && performance.now() < startsOverUntil)
    await publishRedirects(content, isOutdated)
    const pages = leaveLastGood(await listPages(content), found)
    reading.keep(await content.approachCandidates())
    await publishRules(seats, content, found, (problem) => report(found, problem))
    const outdated = await pagePublisher.findOutdated(pages, current)
    const [own, others] = [outdated.filter(isListed), outdated.filter((page) => !isListed(page))]
    await pagePublisher.publishAll(own, content, current, { isOver })
    if (isOver()) return false
    if (withheld.judge(pages, found)) {
      // What lists of these pages lead to is not what this content shows.
      void turns.wakeSweeps()
      return false
    }
    await pagePublisher.publishAll(others, content, current, { isOver })
    if (isOver()) return false
    const listed = new Set(pages.map(({ path }) => path))
    for (const page of published.pages()) {
      const { path, documentId = path } = page
      if (!listed.has(path) && !overtaken.has(documentId) && !isLastGoodPage(page, found)) {
        await pagePublisher.remove(path)
      }
    }
    await rememberGood(content)
    await published.save()
    await published.removeOldAssets()
    await mirror.removeUnshown()
    settle(current, { isComplete: true })
    lastSweepAt = Date.now()
    await checkPages(pages, content, current)
    return true
  }

  /** Renders what was not rendered for long, as a check; whatever changes, or has its hour, comes first. */
  async function checkPages(pages: readonly Page[], content: Content, current: Sweep) {
    const due = pagePublisher.renderedBefore(Date.now() - checkAfter)
    const onNew = (path: string) => {
      if (current.overtaken.size === 0) options.onStale?.(path)
    }
    const isOver = () => turns.isClosing() || turns.isSweepWanted() || current.overtaken.size > 0
    const duePages = pages.filter(({ path }) => due.has(path))
    await pagePublisher.publishAll(duePages, content, current, { isOver, onNew })
  }

  async function sweepOnce(): Promise<void> {
    const begun = performance.now()
    const found = new Map<string, Problem>()
    const overtaken = new Set<string>()
    let isComplete = false
    startsOverUntil ||= begun + LONGEST_BURST_MS
    sweptState = undefined
    try {
      const now = new Date()
      // Looked at first: what changes during the sweep makes it look outdated, never the reverse.
      const revisions = await lake.look()
      // What was left out or shown as it last was may be sound by now, or alone at its address.
      lake.approaches.mark(problems.ids())
      const reading = lake.approaches.readOutdated(now.getTime() - checkAfter)
      const content = readContent(found, reading)
      sweep = { found, overtaken, tell: createTeller(content, revisions, now) }
      isComplete = await publishAll(content, reading, sweep)
      if (isComplete) startsOverUntil = 0
      // A page that failed may do better next time.
      if (isComplete && found.size === 0) sweptState = nameState(revisions, now)
    } catch (error) {
      // Broken content is the editors' to mend, and mending it wakes the publisher: no use trying again.
      if (!(error instanceof ContentError)) throw error
      report(found, describeProblem(error, error.documentId))
    } finally {
      sweep = undefined
      settle({ found, overtaken }, { isComplete })
      options.onSwept?.(performance.now() - begun)
    }
  }

  /** A whole look at the lake finds what nobody told of. */
  function sweepWhole(): Promise<void> {
    lake.doubt()
    return turns.wakeSweeps()
  }

  return {
    async publish(documentIds) {
      lake.hear(documentIds)
      await turns.publish(documentIds)
    },
    sweep: sweepWhole,
    async sweepIfChanged() {
      const isCheckDue = pagePublisher.renderedBefore(Date.now() - checkAfter).size > 0
      if (turns.isSweeping() || sweptState === undefined || isCheckDue) return sweepWhole()
      const now = new Date()
      if (nameState(await lake.look({ isWhole: true }), now) === sweptState) return
      return turns.wakeSweeps()
    },
    state: () => ({
      lastSweepAt,
      problems: problems.list(),
      nextPublication: lake.nextPublication(),
    }),
    close: turns.close,
  }
}
