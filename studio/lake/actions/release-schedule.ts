import type { Dataset } from '../documents/dataset.ts'
import type { Lake } from '../lake.ts'
import { LakeError } from '../lake-error.ts'
import { ActionWriter } from './action-writer.ts'
import { performAction } from './perform-action.ts'
import { readActions } from './read-actions.ts'

/** Timers count in 32 bits; what lies further ahead is looked at again by then. */
const LONGEST_WAIT_MS = 2 ** 31 - 1
/** How long to wait after a fault, such as a full disk. */
const RETRY_MS = 60_000

/**
 * Publishes scheduled releases when their time has come, and those whose time came while the lake
 * was not running. Returns how to stop.
 */
export function followReleaseSchedule(lake: Lake): () => void {
  let timer: NodeJS.Timeout | undefined
  const plan = (): void => {
    clearTimeout(timer)
    const due = lake.datasetNames().flatMap((name) => dueTimes(lake.dataset(name)))
    if (due.length === 0) return
    const wait = Math.max(0, Math.min(...due) - Date.now())
    timer = setTimeout(publishDue, Math.min(wait, LONGEST_WAIT_MS))
    timer.unref()
  }
  const publishDue = (): void => {
    try {
      for (const name of lake.datasetNames()) publishDueIn(lake, lake.dataset(name))
      plan()
    } catch (fault) {
      console.error('Content Lake: a scheduled release could not be published', fault)
      timer = setTimeout(publishDue, RETRY_MS).unref()
    }
  }
  plan()
  const stop = lake.onCommit((_dataset, record) => {
    if (record.changes.some(({ id }) => id.startsWith('_.releases.'))) plan()
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}

function dueTimes(dataset: Dataset): number[] {
  return scheduled(dataset).map(({ at }) => at)
}

function scheduled(dataset: Dataset): { name: string; at: number }[] {
  const releases = dataset.view('raw').ofType('system.release')
  return releases.flatMap(({ name, state, publishAt }) => {
    const at = typeof publishAt === 'string' ? Date.parse(publishAt) : Number.NaN
    return state === 'scheduled' && !Number.isNaN(at) ? [{ name: String(name), at }] : []
  })
}

function publishDueIn(lake: Lake, dataset: Dataset): void {
  for (const { name, at } of scheduled(dataset)) {
    if (at > Date.now()) continue
    try {
      const writer = new ActionWriter(dataset, () => undefined)
      const action = { actionType: 'sanity.action.release.publish', releaseId: name }
      for (const fields of readActions([action])) performAction(fields, writer)
      lake.write(dataset, writer.mutations)
    } catch (error) {
      if (!(error instanceof LakeError)) throw error
      // What cannot be published goes back to its editors, with the reason.
      const patch = {
        set: { state: 'active', error: { message: error.message } },
        unset: ['publishAt'],
      }
      const target = { ids: [`_.releases.${name}`] }
      lake.write(dataset, [{ kind: 'patch', target, patch }])
    }
  }
}
