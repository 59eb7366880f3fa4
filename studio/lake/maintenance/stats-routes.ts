import type { AssetFolder } from '../assets/asset-folder.ts'
import { layerOf } from '../documents/document.ts'
import { pathParam } from '../http/lake-request.ts'
import { sendJson } from '../http/respond.ts'
import type { Route } from '../http/router.ts'
import type { Lake } from '../lake.ts'
import type { DocumentStore } from '../storage/document-store.ts'

/** What a dataset holds, and what the lake takes. Sizes are bytes. */
export function statsRoutes(lake: Lake, store: DocumentStore, assets: AssetFolder): Route[] {
  return [
    {
      method: 'GET',
      pattern: '/data/stats/:dataset',
      async handle(request, response) {
        const dataset = lake.dataset(pathParam(request, 'dataset'))
        const layers = { published: 0, drafts: 0, versions: 0 }
        const types = new Map<string, number>()
        for (const { _id, _type } of dataset.all()) {
          const layer = layerOf(_id)
          layers[layer === 'published' || layer === 'drafts' ? layer : 'versions'] += 1
          types.set(_type, (types.get(_type) ?? 0) + 1)
        }
        const sorted = [...types].sort(([a], [b]) => a.localeCompare(b))
        sendJson(response, {
          dataset: dataset.name,
          documents: { total: dataset.all().length, ...layers },
          types: Object.fromEntries(sorted),
          transactions: store.countTransactions(dataset.name),
          bytes: {
            database: store.sizeOnDisk(),
            ...(await assets.sizes()),
            memory: process.memoryUsage.rss(),
          },
          uptimeSeconds: Math.round(process.uptime()),
        })
      },
    },
  ]
}
