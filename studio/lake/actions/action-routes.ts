import { pathParam, readJsonObject } from '../http/lake-request.ts'
import { sendJson } from '../http/respond.ts'
import type { Route } from '../http/router.ts'
import { stringField } from '../json.ts'
import type { Lake } from '../lake.ts'
import type { HistoryStore } from '../storage/history-store.ts'
import { ActionWriter } from './action-writer.ts'
import { performAction } from './perform-action.ts'
import { readActions } from './read-actions.ts'

/** Writing by actions: drafts, publishing and their like, all or nothing. */
export function actionRoutes(lake: Lake, history: HistoryStore): Route[] {
  return [
    {
      method: 'POST',
      pattern: '/data/actions/:dataset',
      async handle(request, response) {
        const body = await readJsonObject(request)
        const dataset = lake.dataset(pathParam(request, 'dataset'))
        const wanted = stringField(body, 'transactionId')
        const transactionId = lake.settleTransactionId(dataset, wanted)
        const writer = new ActionWriter(dataset, (id) => history.lastState(dataset.name, id))
        for (const action of readActions(body.actions)) performAction(action, writer)
        const plan = lake.plan(dataset, writer.mutations, transactionId)
        if (body.dryRun !== true) lake.commit(dataset, plan)
        sendJson(response, { transactionId: plan.record.id })
      },
    },
  ]
}
