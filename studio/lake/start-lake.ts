import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { accountRoutes } from './account/account-routes.ts'
import { actionRoutes } from './actions/action-routes.ts'
import { followReleaseSchedule } from './actions/release-schedule.ts'
import { AssetFolder } from './assets/asset-folder.ts'
import { assetRoutes } from './assets/asset-routes.ts'
import { uploadRoutes } from './assets/upload-routes.ts'
import { historyRoutes } from './history/history-routes.ts'
import { handleRequest, type Routes } from './http/handle-request.ts'
import { closeServer, isLoopback, listenOn, portOf } from './http/listen-on.ts'
import type { Callers } from './http/local-callers.ts'
import { Lake } from './lake.ts'
import { listenRoutes } from './listen/listen-routes.ts'
import { liveRoutes } from './listen/live-routes.ts'
import { datasetRoutes } from './maintenance/dataset-routes.ts'
import { importRoutes } from './maintenance/import-routes.ts'
import { statsRoutes } from './maintenance/stats-routes.ts'
import { mutateRoutes } from './mutate/mutate-routes.ts'
import { PresenceHub } from './presence/presence-hub.ts'
import { queryRoutes } from './query/query-routes.ts'
import { DocumentStore } from './storage/document-store.ts'
import { HistoryStore } from './storage/history-store.ts'
import { KeyValueStore } from './storage/key-value-store.ts'
import { openDatabase, unusableFile } from './storage/open-database.ts'

export type RunningLake = {
  /** Without a slash at the end, such as `http://localhost:3900`. */
  url: string
  port: number
  /** Ends all streams and sockets, then the database. */
  close(): Promise<void>
}

export type LakeOptions = {
  /** 0 for any free one. */
  port: number
  /** Where `lake.db` and `lake-assets/` live; made when missing. */
  folder: string
  /** An address that others can reach, too; without it, only this machine can. */
  exposedHost?: string
  /** Bound of the resized images on disk. */
  mostCachedImageBytes?: number
  /** Bound of the database file in pages of 4 KB, for trying out a full disk. */
  mostDatabasePages?: number
}

/**
 * Starts a Content Lake.
 * @throws the listen error, with code EADDRINUSE for a port in use; StorageFault for a database
 * file that cannot be used
 */
export async function startLake(options: LakeOptions): Promise<RunningLake> {
  const { exposedHost } = options
  const callers: Callers = exposedHost === undefined ? 'this machine' : 'the network'
  const database = openDatabase(options.folder, options.mostDatabasePages)
  const presence = new PresenceHub(callers)
  let url = ''
  try {
    const store = new DocumentStore(database)
    const lake = loadLake(store, options.folder)
    const history = new HistoryStore(database)
    const stopSchedule = followReleaseSchedule(lake)
    const assets = new AssetFolder(options.folder, options.mostCachedImageBytes)
    const routes: Routes = {
      versioned: [
        ...queryRoutes(lake),
        ...mutateRoutes(lake),
        ...actionRoutes(lake, history),
        ...listenRoutes(lake, history),
        ...liveRoutes(lake, history),
        ...historyRoutes(history),
        ...uploadRoutes(lake, assets, () => url),
        ...importRoutes(lake),
        ...statsRoutes(lake, store, assets),
        ...datasetRoutes(lake, assets),
        ...accountRoutes(lake, new KeyValueStore(database)),
      ],
      plain: assetRoutes(assets),
    }
    const serve = (): Server =>
      createServer((request, response) => {
        void handleRequest(routes, callers, request, response)
      }).on('upgrade', (request, socket, head) => presence.upgrade(request, socket, head))
    const servers = await listenEverywhere(serve, options.port, exposedHost)
    const port = servers.port
    url = `http://localhost:${port}`
    return {
      url,
      port,
      async close() {
        stopSchedule()
        presence.close()
        await Promise.all(servers.list.map(closeServer))
        database.close()
      },
    }
  } catch (error) {
    presence.close()
    database.close()
    throw error
  }
}

function loadLake(store: DocumentStore, folder: string): Lake {
  const lake = new Lake(store)
  try {
    lake.load()
  } catch (cause) {
    throw unusableFile(join(folder, 'lake.db'), cause)
  }
  return lake
}

async function listenEverywhere(
  serve: () => Server,
  port: number,
  exposedHost: string | undefined,
): Promise<{ list: Server[]; port: number }> {
  const first = serve()
  await listenOn(first, port, exposedHost ?? '127.0.0.1')
  const bound = portOf(first)
  if (exposedHost !== undefined && !isLoopback(exposedHost)) return { list: [first], port: bound }
  // "localhost" may resolve to ::1 first; a machine without IPv6 does without.
  const second = serve()
  const hasIpv6 = await listenOn(second, bound, '::1').then(
    () => true,
    () => false,
  )
  return { list: hasIpv6 ? [first, second] : [first], port: bound }
}
