import { setImmediate, setTimeout as wait } from 'node:timers/promises'
import type { SanityClient } from '@sanity/client'
import { type Content, createContent, type EarlierHeads } from '../content/content.ts'
import { ContentError, type ContentIssue } from '../content/content-error.ts'
import { mediaPathsIn } from '../content/media.ts'
import type { ApproachHead } from '../content/schemas/approach.ts'
import type { Seats } from '../reservations/seats.ts'
import { cohortToRules, settingsToSeatSettings } from './cohort-rules.ts'
import type { CompiledSite } from './compile-site.ts'
import { fingerprintLake } from './fingerprint-lake.ts'
import { listPages, type Page } from './list-pages.ts'
import { createMediaMirror } from './media-mirror.ts'
import type { PublishedFolder } from './published-folder.ts'

/**
 * Pages a sweep renders between two looks for something more urgent: enough to keep the lake busy,
 * few enough that an editor's change never waits long.
 */
const BATCH = 12
/** How long a sweep waits for more changes to take up, and for how long at most they can hold it up. */
const QUIET_MS = 150
const LONGEST_BURST_MS = 3_000

/** Why a document is not on the site in its newest version. */
export interface Problem {
  readonly documentId: string
  readonly message: string
  /** Field by field, when it is the document's content that is broken. */
  readonly issues?: readonly ContentIssue[]
}

function describeProblem(error: unknown, documentId: string): Problem {
  if (error instanceof ContentError) {
    return { documentId: error.documentId, message: error.message, issues: error.issues }
  }
  return { documentId, message: error instanceof Error ? error.message : String(error) }
}

export interface PublisherState {
  /** Milliseconds since the epoch; undefined until the whole site has been published once. */
  readonly lastSweepAt: number | undefined
  readonly problems: readonly Problem[]
}

export interface Publisher {
  /** Publishes the documents' own pages at once, then everything else that shows them. */
  publish(documentIds: readonly string[]): Promise<void>
  /** Brings the whole published folder up to date. */
  sweep(): Promise<void>
  /** Sweeps if anything in the lake is other than the last complete sweep found it. */
  sweepIfChanged(): Promise<void>
  state(): PublisherState
  /** Resolves when nothing is being published. */
  settle(): Promise<void>
}

export interface PublisherOptions {
  readonly client: SanityClient
  readonly site: CompiledSite
  readonly siteUrl: string
  readonly published: PublishedFolder
  readonly seats: Pick<Seats, 'replaceCohortRules' | 'replaceSettings'>
  readonly onPublished?: (path: string) => void
  readonly onProblem?: (problem: Problem) => void
}

/**
 * Renders published content to static files. Broken documents keep their last good page.
 * Calls may overlap: changes that arrive during a sweep go first, and a sweep never puts
 * an older page over a newer one.
 */
export function createPublisher(options: PublisherOptions): Publisher {
  const { client, site, siteUrl, published, seats } = options
  const mirror = createMediaMirror(client, published.folder)
  const changed = new Set<string>()
  const { lastGood } = published
  let problems = new Map<string, Problem>()
  let lastSweepAt: number | undefined
  let isSweepWanted = false
  let running: Promise<void> | undefined
  /** The approaches as last listed: after a change only the changed ones are asked for. */
  let approaches: readonly ApproachHead[] | undefined
  /** What the last complete sweep found in the lake. */
  let sweptFingerprint: string | undefined

  function report(found: Map<string, Problem>, problem: Problem): void {
    found.set(problem.documentId, problem)
    if (problems.get(problem.documentId)?.message !== problem.message) options.onProblem?.(problem)
  }

  function readContent(found: Map<string, Problem>, earlier?: EarlierHeads): Content {
    return createContent(client, {
      ...(earlier ? { earlier } : {}),
      onInvalid: (error) => {
        report(found, describeProblem(error, error.documentId))
        return lastGood.get(error.documentId)
      },
    })
  }

  async function renderPage(page: Page, content: Content, found: Map<string, Problem>) {
    try {
      await page.read()
      const response = await site.render(new Request(new URL(page.path, siteUrl)), {
        locals: { content },
      })
      const isExpected = page.path === '/404/' ? response.status === 404 : response.ok
      if (!isExpected) throw new Error(`The page ${page.path} answered ${response.status}`)
      const html = await response.text()
      await mirror.copy(mediaPathsIn(html))
      const { path, documentId } = page
      if (await published.write({ path, documentId }, html)) options.onPublished?.(path)
    } catch (error) {
      report(found, describeProblem(error, page.documentId ?? page.path))
    }
  }

  /** Brought up to date before an old page goes, so that its address always leads somewhere. */
  async function publishRedirects(content: Content) {
    const redirects = await content.redirects()
    published.redirects.clear()
    for (const { from, to } of redirects) published.redirects.set(from, to)
  }

  /** The changed documents' own pages; returns the paths it decided about. */
  async function publishChanged(found: Map<string, Problem>): Promise<Set<string>> {
    const ids = new Set(changed)
    changed.clear()
    for (const id of ids) found.delete(id)
    const content = readContent(found, approaches && { approaches, changedIds: ids })
    await publishRedirects(content)
    const pages = (await listPages(content)).filter(({ documentId = '' }) => ids.has(documentId))
    approaches = await content.approachHeads()
    await Promise.all(pages.map((page) => renderPage(page, content, found)))
    const decided = new Set(pages.map(({ path }) => path))
    for (const { path, documentId = '' } of published.pages()) {
      if (!ids.has(documentId) || decided.has(path) || found.has(documentId)) continue
      await published.remove(path)
      decided.add(path)
    }
    return decided
  }

  /** Hands the published groups to the seat database; a broken one stays there as it is. */
  async function publishRules(content: Content, found: Map<string, Problem>) {
    const cohorts = await content.cohorts()
    const sound = cohorts.filter(({ _id }) => !found.has(_id))
    const { invalid } = await seats.replaceCohortRules(sound.map(cohortToRules), [...found.keys()])
    for (const { cohortId, reason } of invalid) {
      report(found, { documentId: cohortId, message: reason })
    }
    await seats.replaceSettings(settingsToSeatSettings(await content.settings()))
  }

  /** Keeps what lists show now, broken documents in their last good version included. */
  async function rememberGood(content: Content) {
    const listed = await content.listed()
    lastGood.clear()
    for (const value of listed) lastGood.set(value._id, value)
  }

  async function publishAll(content: Content, found: Map<string, Problem>): Promise<void> {
    await publishRedirects(content)
    const pages = await listPages(content)
    approaches = await content.approachHeads()
    await publishRules(content, found)
    const fresher = new Set<string>()
    for (let start = 0; start < pages.length; start += BATCH) {
      if (changed.size > 0) {
        for (const path of await publishChanged(found)) fresher.add(path)
        // This sweep's lists were read before that change: another one must follow.
        isSweepWanted = true
      }
      const batch = pages.slice(start, start + BATCH).filter(({ path }) => !fresher.has(path))
      await Promise.all(batch.map((page) => renderPage(page, content, found)))
      // Readers' requests come between.
      await setImmediate()
    }
    const current = new Set(pages.map(({ path }) => path))
    for (const { path, documentId = path } of published.pages()) {
      if (!current.has(path) && !fresher.has(path) && !found.has(documentId)) {
        await published.remove(path)
      }
    }
    await rememberGood(content)
    await published.save()
    lastSweepAt = Date.now()
  }

  async function sweepOnce(): Promise<void> {
    const found = new Map<string, Problem>()
    sweptFingerprint = undefined
    try {
      // Taken first: what changes during the sweep makes it look outdated, never the reverse.
      const fingerprint = await fingerprintLake(client, new Date())
      await publishAll(readContent(found), found)
      // A page that failed may do better next time.
      if (found.size === 0) sweptFingerprint = fingerprint
    } catch (error) {
      // Broken content is the editors' to mend, and mending it wakes the publisher: no use trying again.
      if (!(error instanceof ContentError)) throw error
      report(found, describeProblem(error, error.documentId))
    } finally {
      problems = found
    }
  }

  /** The pages of changed documents, until no more changes come: a burst is followed by one sweep. */
  async function publishChangesFirst(): Promise<void> {
    const deadline = performance.now() + LONGEST_BURST_MS
    while (changed.size > 0 && performance.now() < deadline) {
      try {
        await publishChanged(new Map(problems))
      } catch (error) {
        // The sweep that follows meets the same fault and reports it.
        if (!(error instanceof ContentError)) throw error
      }
      await wait(QUIET_MS)
    }
  }

  async function run(): Promise<void> {
    try {
      while (isSweepWanted || changed.size > 0) {
        await publishChangesFirst()
        isSweepWanted = false
        await sweepOnce()
      }
    } finally {
      // In the same step as the last look for work: a change can't slip in between.
      running = undefined
    }
  }

  function wake(): Promise<void> {
    // Changes are taken up by the run under way.
    running ??= run()
    return running
  }

  return {
    publish(documentIds) {
      for (const id of documentIds) changed.add(id)
      return wake()
    },
    sweep() {
      isSweepWanted = true
      return wake()
    },
    async sweepIfChanged() {
      if (running === undefined && sweptFingerprint !== undefined) {
        if ((await fingerprintLake(client, new Date())) === sweptFingerprint) return
      }
      isSweepWanted = true
      return wake()
    },
    state: () => ({ lastSweepAt, problems: [...problems.values()] }),
    settle: async () => {
      await running?.catch(() => undefined)
    },
  }
}
