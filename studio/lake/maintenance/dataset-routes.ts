import type { AssetFolder } from '../assets/asset-folder.ts'
import { isDatasetName } from '../documents/dataset-name.ts'
import { pathParam } from '../http/lake-request.ts'
import { sendJson } from '../http/respond.ts'
import type { Route } from '../http/router.ts'
import type { Lake } from '../lake.ts'
import { badRequest } from '../lake-error.ts'
import { assetNames } from './asset-names.ts'

/** Making and deleting datasets, as `sanity dataset create` and `delete` do. */
export function datasetRoutes(lake: Lake, assets: AssetFolder): Route[] {
  const pattern = '/datasets/:dataset'
  return [
    {
      method: 'PUT',
      pattern,
      handle(request, response) {
        const datasetName = pathParam(request, 'dataset')
        if (!isDatasetName(datasetName)) {
          throw badRequest(
            'A dataset name has up to 64 lowercase letters, digits, dashes and underscores',
          )
        }
        // An empty dataset needs no making: it is there as soon as something is written to it.
        sendJson(response, { datasetName, aclMode: 'public' })
      },
    },
    {
      method: 'DELETE',
      pattern,
      async handle(request, response) {
        const name = pathParam(request, 'dataset')
        const names = assetNames(lake.dataset(name))
        lake.deleteDataset(name)
        const others = lake.datasetNames().map((other) => assetNames(lake.dataset(other)))
        await assets.remove([...names].filter((file) => !others.some((used) => used.has(file))))
        sendJson(response, { deleted: true })
      },
    },
  ]
}
