import { pathIds, pathParam, readJson } from '../http/lake-request.ts'
import { sendJson } from '../http/respond.ts'
import type { Handler, Route } from '../http/router.ts'
import { isRecord } from '../json.ts'
import { type Lake, LOCAL_USER_ID } from '../lake.ts'
import { badRequest } from '../lake-error.ts'
import type { KeyValueStore } from '../storage/key-value-store.ts'

const ROLES = [{ name: 'administrator', title: 'Administrator' }]
const LOCAL_USER = {
  id: LOCAL_USER_ID,
  name: 'Local editor',
  displayName: 'Local editor',
  email: 'editor@localhost',
  profileImage: '',
  role: 'administrator',
  roles: ROLES,
  provider: 'local',
}
const EVERYTHING_ALLOWED = [
  { filter: '_id in path("**")', permissions: ['read', 'create', 'update', 'history'] },
]

/** What a Studio asks about people, the project and the service: one user who may do everything. */
export function accountRoutes(lake: Lake, keyValues: KeyValueStore): Route[] {
  return [
    get('/users/me', () => LOCAL_USER),
    get('/users/me/keyvalue/:keys', (request) => keyValues.find(pathIds(request, 'keys'))),
    {
      method: 'PUT',
      pattern: '/users/me/keyvalue',
      async handle(request, response) {
        const entries = await readJson(request)
        if (!Array.isArray(entries)) throw badRequest('Key-value pairs must be an array')
        for (const entry of entries) {
          if (!isRecord(entry) || typeof entry.key !== 'string' || entry.value === undefined) {
            throw badRequest('Each entry needs a "key" and a "value"')
          }
          keyValues.put(entry.key, entry.value)
        }
        sendJson(response, entries)
      },
    },
    get('/users/:ids', (request) => {
      const ids = pathIds(request, 'ids')
      if (ids.length === 1) return { ...LOCAL_USER, id: ids[0] }
      return ids.map((id) => ({ ...LOCAL_USER, id }))
    }),
    get('/auth/id', () => ({ id: LOCAL_USER_ID })),
    get('/auth/fetch', () => ({ token: 'local', label: 'local' })),
    get('/auth/providers', () => ({ providers: [], thirdPartyLogin: false, sso: null })),
    { ...get('/auth/logout', () => ({ ok: true })), method: 'POST' },
    get('/auth/logout', () => ({ ok: true })),
    get('/projects', () => [describeProject('local')]),
    get('/projects/:project', (request) => describeProject(pathParam(request, 'project'))),
    get('/projects/:project/grants', () => ({})),
    get('/projects/:project/datasets', (request) =>
      request.url.searchParams.has('datasetProfile')
        ? []
        : lake
            .datasetNames()
            .map((name) => ({ name, aclMode: 'public', datasetProfile: 'content' })),
    ),
    get('/projects/:project/datasets/:dataset/acl', () => EVERYTHING_ALLOWED),
    get('/projects/:project/user-applications', () => []),
    get('/projects/:project/features', () => []),
    get('/projects/:project/cors', () => []),
    get('/features', () => []),
    get('/aliases', () => []),
    get('/journey/*rest', () => []),
    get('/help', () => ({})),
    get('/ping', () => ({ pong: true })),
    get('/data/ping/:dataset', () => ({ pong: true })),
    get('/check/cors', () => ({ result: { allowed: true, withCredentials: true } })),
    get('/intake/telemetry-status', () => ({ status: 'denied' })),
    // A Studio may send what it counted before it asked; it is thrown away.
    { ...get('/intake/batch', () => ({})), method: 'POST' },
    // References between datasets; those within one are found by queries.
    get('/data/references/:dataset/documents/:id/to', () => ({ totalCount: 0, references: [] })),
  ]
}

function get(pattern: string, describe: (request: Parameters<Handler>[0]) => unknown): Route {
  return {
    method: 'GET',
    pattern,
    handle: (request, response) => sendJson(response, describe(request)),
  }
}

function describeProject(id: string) {
  const member = {
    id: LOCAL_USER_ID,
    isCurrentUser: true,
    isRobot: false,
    role: 'administrator',
    roles: ROLES,
  }
  return {
    id,
    displayName: 'Attune on this machine',
    studioHost: null,
    organizationId: null,
    members: [member],
    features: [],
    metadata: {},
    isBlocked: false,
    isDisabled: false,
    activityFeedEnabled: false,
  }
}
