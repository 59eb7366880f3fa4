import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { LakeFollower } from '../../publishing/follow-lake.ts'
import type { Publisher } from '../../publishing/publisher.ts'
import type { CacheCounts } from '../file-cache.ts'
import type { Answered } from './watch-answer.ts'

/** What is measured by being asked when somebody reads the figures. */
export interface MeasuredParts {
  readonly publisher: Pick<Publisher, 'state'>
  readonly follower: Pick<LakeFollower, 'isConnected'>
  readonly countPages: () => number
  readonly countFiles: () => CacheCounts
}

/** Figures on how the process fares. None of them names a person, an address or a path. */
export interface Metrics {
  answered(answer: Answered): void
  pagePublished(): void
  /** Seconds from hearing of a change until the document's own page was in place. */
  changePublished(seconds: number): void
  /** Seconds that bringing the whole site up to date took. */
  sweepEnded(seconds: number): void
  /** Adds what the parts say of themselves, once they are there. */
  ask(parts: MeasuredParts): void
  /** Everything in Prometheus' text form. */
  print(): Promise<string>
  readonly contentType: string
}

const ANSWER_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const PUBLISH_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const SWEEP_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const answers = new Histogram({
    name: 'attune_request_seconds',
    help: 'Time to answer a request, by what was asked for and the class of the answer',
    labelNames: ['kind', 'status'],
    buckets: ANSWER_SECONDS,
    registers,
  })
  const pagesPublished = new Counter({
    name: 'attune_pages_published_total',
    help: 'Pages that readers got a new version of',
    registers,
  })
  const changes = new Histogram({
    name: 'attune_change_published_seconds',
    help: "Time from hearing of a change until the document's own page was in place",
    buckets: PUBLISH_SECONDS,
    registers,
  })
  const sweeps = new Histogram({
    name: 'attune_sweep_seconds',
    help: 'Time to bring the whole site up to date',
    buckets: SWEEP_SECONDS,
    registers,
  })
  const addGauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })

  return {
    answered: ({ kind, status, seconds }) => answers.observe({ kind, status }, seconds),
    pagePublished: () => pagesPublished.inc(),
    changePublished: (seconds) => changes.observe(seconds),
    sweepEnded: (seconds) => sweeps.observe(seconds),
    ask(parts) {
      addGauge('attune_lake_connected', 'Whether the Content Lake is listened to', () =>
        Number(parts.follower.isConnected()),
      )
      addGauge('attune_documents_kept_back', 'Documents whose newest version is not shown', () => {
        return parts.publisher.state().problems.length
      })
      addGauge(
        'attune_last_sweep_timestamp_seconds',
        'When the whole site was last brought up to date',
        () => {
          return (parts.publisher.state().lastSweepAt ?? 0) / 1_000
        },
      )
      addGauge('attune_pages', 'Pages there are', parts.countPages)
      addGauge(
        'attune_files_from_memory',
        'Files served from memory',
        () => parts.countFiles().hits,
      )
      addGauge('attune_files_from_disk', 'Files read to be served', () => parts.countFiles().misses)
    },
    print: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
