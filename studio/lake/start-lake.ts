import { createServer, type Server } from 'node:http'
import { accountRoutes } from './account/account-routes.ts'
import { actionRoutes } from './actions/action-routes.ts'
import { AssetFolder } from './assets/asset-folder.ts'
import { assetRoutes, uploadRoutes } from './assets/asset-routes.ts'
import { historyRoutes } from './history/history-routes.ts'
import { handleRequest, type Routes } from './http/handle-request.ts'
import { Lake } from './lake.ts'
import { listenRoutes } from './listen/listen-routes.ts'
import { mutateRoutes } from './mutate/mutate-routes.ts'
import { PresenceHub } from './presence/presence-hub.ts'
import { queryRoutes } from './query/query-routes.ts'
import { DocumentStore } from './storage/document-store.ts'
import { HistoryStore } from './storage/history-store.ts'
import { KeyValueStore } from './storage/key-value-store.ts'
import { openDatabase } from './storage/open-database.ts'

export type RunningLake = {
  /** Without a slash at the end, such as `http://localhost:3900`. */
  url: string
  port: number
  /** Ends all streams and sockets, then the database. */
  close(): Promise<void>
}

/**
 * Starts a Content Lake that only this machine can reach.
 * @param options.port 0 for any free one
 * @param options.folder where `lake.db` and `lake-assets/` live; made when missing
 * @throws the listen error, with code EADDRINUSE for a port in use
 */
export async function startLake(options: { port: number; folder: string }): Promise<RunningLake> {
  const database = openDatabase(options.folder)
  const lake = new Lake(new DocumentStore(database))
  const assets = new AssetFolder(options.folder)
  const presence = new PresenceHub()
  let url = ''
  const routes: Routes = {
    versioned: [
      ...queryRoutes(lake),
      ...mutateRoutes(lake),
      ...actionRoutes(lake),
      ...listenRoutes(lake),
      ...historyRoutes(new HistoryStore(database)),
      ...uploadRoutes(lake, assets, () => url),
      ...accountRoutes(lake, new KeyValueStore(database)),
    ],
    plain: assetRoutes(assets),
  }
  const serve = (): Server =>
    createServer((request, response) => void handleRequest(routes, request, response)).on(
      'upgrade',
      (request, socket, head) => presence.upgrade(request, socket, head),
    )
  const ipv4 = serve()
  const servers = [ipv4]
  try {
    await listen(ipv4, options.port, '127.0.0.1')
  } catch (error) {
    presence.close()
    database.close()
    throw error
  }
  const port = portOf(ipv4)
  url = `http://localhost:${port}`
  // "localhost" may resolve to ::1 first; a machine without IPv6 does without.
  const ipv6 = serve()
  await listen(ipv6, port, '::1').then(
    () => servers.push(ipv6),
    () => undefined,
  )
  return {
    url,
    port,
    async close() {
      presence.close()
      await Promise.all(servers.map(closeServer))
      database.close()
    },
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, host, () => {
    server.off('error', reject)
    resolve()
  })
  return promise
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server has no port')
  return address.port
}

function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.close(() => resolve())
  server.closeAllConnections()
  return promise
}
