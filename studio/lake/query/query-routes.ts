import type { ServerResponse } from 'node:http'
import { type Perspective, readPerspective } from '../documents/perspective.ts'
import { type LakeRequest, pathIds, pathParam, readJsonObject } from '../http/lake-request.ts'
import { sendJson, sendJsonLines } from '../http/respond.ts'
import type { Route } from '../http/router.ts'
import { isRecord, isTooDeep, type JsonRecord, parseJson } from '../json.ts'
import type { Lake } from '../lake.ts'
import { badRequest } from '../lake-error.ts'
import { runQuery } from './run-query.ts'
import type { PathStyle } from './source-map.ts'

/** Reading: queries, single documents and the whole dataset. */
export function queryRoutes(lake: Lake): Route[] {
  return [
    {
      method: 'GET',
      pattern: '/data/query/:dataset',
      handle(request, response) {
        const { searchParams } = request.url
        const query = searchParams.get('query')
        answer(lake, request, response, query, readQueryParams(searchParams))
      },
    },
    {
      method: 'POST',
      pattern: '/data/query/:dataset',
      async handle(request, response) {
        const { query, params } = await readJsonObject(request)
        answer(lake, request, response, query, isRecord(params) ? params : {})
      },
    },
    {
      method: 'GET',
      pattern: '/data/doc/:dataset/:ids',
      handle(request, response) {
        sendDocuments(lake, request, response)
      },
    },
    {
      method: 'GET',
      pattern: '/data/export/:dataset',
      handle(request, response) {
        const types = request.url.searchParams.get('types')?.split(',')
        const documents = lake.dataset(pathParam(request, 'dataset')).all()
        const wanted = types ? documents.filter(({ _type }) => types.includes(_type)) : documents
        sendJsonLines(response, wanted)
      },
    },
  ]
}

/** The `$name=<JSON>` parameters of an address. */
export function readQueryParams(searchParams: URLSearchParams): JsonRecord {
  const params = new Map<string, unknown>()
  for (const [name, text] of searchParams) {
    if (!name.startsWith('$')) continue
    const value = parseJson(text)
    if (value === undefined) throw badRequest(`The parameter "${name}" is not valid JSON`)
    if (isTooDeep(value)) throw badRequest(`The parameter "${name}" is nested too deeply`)
    params.set(name.slice(1), value)
  }
  // So that one named `__proto__` is a parameter too, and changes nothing else.
  return Object.fromEntries(params)
}

function answer(
  lake: Lake,
  request: LakeRequest,
  response: ServerResponse,
  query: unknown,
  params: JsonRecord,
): void {
  if (typeof query !== 'string' || query.trim() === '') throw badRequest('A "query" is required')
  const started = performance.now()
  const { searchParams } = request.url
  const dataset = lake.dataset(pathParam(request, 'dataset'))
  const perspective = perspectiveOf(request)
  const sourceMap = readPathStyle(searchParams.get('resultSourceMap'))
  const found = runQuery(dataset, { query, params, perspective, sourceMap })
  sendJson(response, {
    ...(searchParams.get('returnQuery') === 'false' ? {} : { query }),
    ...found,
    syncTags: [`s1:${dataset.name}`],
    ms: Math.round(performance.now() - started),
  })
}

function readPathStyle(asked: string | null): PathStyle | undefined {
  if (asked === null || asked === 'false') return undefined
  return asked === 'withKeyArraySelector' ? 'keys' : 'places'
}

function perspectiveOf(request: LakeRequest): Perspective {
  return readPerspective(request.url.searchParams.get('perspective'), request.apiVersion)
}

function sendDocuments(lake: Lake, request: LakeRequest, response: ServerResponse): void {
  const dataset = lake.dataset(pathParam(request, 'dataset'))
  const excludesContent = request.url.searchParams.get('excludeContent') === 'true'
  const given = request.url.searchParams.get('perspective')
  const view = dataset.view(given === null ? 'raw' : perspectiveOf(request))
  const ids = pathIds(request, 'ids')
  const documents = ids.flatMap((id) => view.get(id) ?? [])
  const omitted = ids.filter((id) => !view.get(id)).map((id) => ({ id, reason: 'existence' }))
  sendJson(response, {
    documents: excludesContent
      ? documents.map(({ _id, _type, _rev }) => ({ _id, _type, _rev }))
      : documents,
    omitted,
  })
}
