import { pathParam } from '../http/lake-request.ts'
import { readJsonLines } from '../http/read-json-lines.ts'
import { sendJson } from '../http/respond.ts'
import type { Route } from '../http/router.ts'
import type { Lake } from '../lake.ts'
import { readMutations } from '../mutate/read-mutations.ts'
import { splitRecord } from './split-record.ts'

/** Writing whole files of mutations, one a line: all of them or none. */
export function importRoutes(lake: Lake): Route[] {
  return [
    {
      method: 'POST',
      pattern: '/data/import/:dataset',
      async handle(request, response) {
        const mutations = readMutations(await readJsonLines(request))
        const dataset = lake.dataset(pathParam(request, 'dataset'))
        const { record, results } = lake.plan(dataset, mutations)
        lake.commitTogether(dataset, splitRecord(record))
        const written = results.filter(({ operation }) => operation !== 'none').length
        sendJson(response, { transactionId: record.id, written })
      },
    },
  ]
}
