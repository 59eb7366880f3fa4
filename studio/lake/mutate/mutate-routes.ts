import { pathParam, readJsonObject } from '../http/lake-request.ts'
import { sendJson } from '../http/respond.ts'
import type { Route } from '../http/router.ts'
import { stringField } from '../json.ts'
import { type Lake, plannedDocument } from '../lake.ts'
import { generateArrayKeys } from './generate-array-keys.ts'
import { type LakeMutation, readMutations } from './read-mutations.ts'

/**
 * Writing by mutations. `visibility` makes no difference: what was written is visible at once,
 * which is more than any of its values promises.
 */
export function mutateRoutes(lake: Lake): Route[] {
  return [
    {
      method: 'POST',
      pattern: '/data/mutate/:dataset',
      async handle(request, response) {
        const body = await readJsonObject(request)
        const { searchParams } = request.url
        const isAsked = (option: string): boolean => searchParams.get(option) === 'true'
        const dataset = lake.dataset(pathParam(request, 'dataset'))
        const wanted = stringField(body, 'transactionId')
        const transactionId = lake.settleTransactionId(dataset, wanted)
        const given = readMutations(body.mutations)
        const mutations = isAsked('autoGenerateArrayKeys') ? given.map(completeKeys) : given
        const plan = lake.plan(dataset, mutations, transactionId)
        if (!isAsked('dryRun')) lake.commit(dataset, plan)
        const results = plan.results.map(({ id, operation }) => ({
          ...(isAsked('returnIds') || isAsked('returnDocuments') ? { id } : {}),
          operation,
          ...(isAsked('returnDocuments') ? { document: plannedDocument(dataset, plan, id) } : {}),
        }))
        sendJson(response, { transactionId: plan.record.id, results })
      },
    },
  ]
}

function completeKeys(mutation: LakeMutation): LakeMutation {
  if (mutation.kind === 'delete') return mutation
  if (mutation.kind === 'patch') return { ...mutation, patch: generateArrayKeys(mutation.patch) }
  const { document } = mutation
  return { ...mutation, document: { ...generateArrayKeys(document), _type: document._type } }
}
