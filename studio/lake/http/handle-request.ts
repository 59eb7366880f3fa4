import type { IncomingMessage, ServerResponse } from 'node:http'
import { isDatasetName } from '../documents/dataset-name.ts'
import { badRequest, LakeError } from '../lake-error.ts'
import { allowCrossOrigin, type Callers, mayCall, sendPreflight } from './local-callers.ts'
import { sendError, sendNotFound } from './respond.ts'
import { matchRoute, type Route } from './router.ts'

export type Routes = {
  /** Under `/v<API version>`. */
  versioned: readonly Route[]
  /** Images, files and what else has no version. */
  plain: readonly Route[]
}

/** Serves one request from start to end; never throws. */
export async function handleRequest(
  routes: Routes,
  callers: Callers,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (!mayCall(incoming, callers)) {
      throw new LakeError(403, 'forbidden', 'The local Content Lake serves this machine only')
    }
    allowCrossOrigin(incoming, response)
    if (incoming.method === 'OPTIONS') {
      sendPreflight(incoming, response)
      return
    }
    const target = `http://localhost${incoming.url ?? '/'}`
    if (!URL.canParse(target)) throw new LakeError(400, 'httpBadRequestError', 'Malformed address')
    const url = new URL(target)
    const [, apiVersion, versionedPath] = /^\/v([\dX][\d-]*)(\/.*)$/.exec(url.pathname) ?? []
    const path = versionedPath ?? url.pathname
    const candidates = versionedPath === undefined ? routes.plain : routes.versioned
    const match = matchRoute(candidates, incoming.method ?? 'GET', path)
    if (!match) {
      sendNotFound(response, `${incoming.method} ${path}`)
      return
    }
    const { params } = match
    if (params.dataset !== undefined && !isDatasetName(params.dataset)) {
      throw badRequest(`"${params.dataset}" is no name of a dataset`)
    }
    await match.handle({ url, params, apiVersion: apiVersion ?? 'X', incoming }, response)
  } catch (error) {
    // Nobody is left to hear the answer when the client gave up while sending.
    if (incoming.destroyed && !incoming.complete) response.destroy()
    else sendError(response, error)
  }
}
