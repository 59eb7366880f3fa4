import fc from 'fast-check'
import { anyCodePoint } from '../../fixtures/arbitrary-texts.ts'

export type BadRequest = {
  method: string
  path: string
  headers?: { [name: string]: string }
  body?: string | Uint8Array
}

/** Requests of which every single one is wrong, whatever the dataset holds. */

const text = fc.string({ maxLength: 40, unit: anyCodePoint })
const encoded = text.map((part) => encodeURIComponent(part.toWellFormed()))
const scrap = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('', null, 0, -1, 1e308, [], {}, [[]], { _id: 'a' }, { __proto__: null }),
)

const post = (path: string, body: unknown): BadRequest => ({
  method: 'POST',
  path,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

const unknownAddress = fc
  .tuple(
    fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
    fc.constantFrom('', '/v1', '/v2026-11-01', '/vX', '/v1/data', '/images', '/files/local'),
    fc.array(encoded, { minLength: 1, maxLength: 5 }),
  )
  .map(([method, start, parts]) => ({ method, path: `${start}/zz${parts.join('/')}` }))

const noJson = fc
  .tuple(
    fc.constantFrom(
      '/v1/data/mutate/production',
      '/v1/data/actions/production',
      '/v1/data/query/production',
    ),
    fc.uint8Array({ minLength: 1, maxLength: 200 }),
  )
  .map(([path, bytes]) => ({ method: 'POST', path, body: new Uint8Array([0x7b, 0x7b, ...bytes]) }))

const wrongMutation = fc
  .oneof(
    scrap.filter((value) => !Array.isArray(value) || value.length > 0),
    fc.array(scrap, { minLength: 1, maxLength: 3 }),
    scrap.map((value) => [{ explode: value }]),
    scrap.map((value) => [{ create: value, delete: value }]),
    scrap.map((value) => [{ create: { _id: 'no id!', _type: 't', value } }]),
    scrap
      .filter((value) => typeof value !== 'string')
      .map((value) => [{ create: { _type: value } }]),
    encoded.map((id) => [{ patch: { id: `nobody-${id}`, set: { a: 1 } } }]),
    scrap.map((value) => [{ patch: { id: 'kept', ifRevisionID: 'no', set: { value } } }]),
    scrap.map((value) => [{ patch: { query: '*[', params: { value } } }]),
    scrap.map((value) => [{ patch: { id: 'kept', set: { _id: 'other', value } } }]),
    fc.constant([{ create: { _id: 'kept', _type: 'note' } }]),
    fc.constant([{ delete: { id: 'kept' } }, { create: { _id: 'kept' } }]),
  )
  .map((mutations) => post('/v1/data/mutate/production', { mutations }))

const tooDeep = fc
  .tuple(
    fc.constantFrom('/v1/data/mutate/production', '/v1/data/import/production'),
    fc.integer({ min: 300, max: 30_000 }),
  )
  .map(([path, depth]) => {
    const create = `{"create":{"_id":"deep","_type":"t","deep":${'['.repeat(depth)}${']'.repeat(depth)}}}`
    const isImport = path.includes('import')
    return { method: 'POST', path, body: isImport ? create : `{"mutations":[${create}]}` }
  })

const wrongAction = fc
  .oneof(
    scrap.map((value) => ({ actions: value })),
    scrap.map((value) => ({ actions: [{ actionType: 'sanity.action.nothing', value }] })),
    fc
      .constantFrom('publish', 'unpublish', 'delete', 'edit', 'create', 'version.create')
      .chain((kind) =>
        scrap.map((value) => ({
          actions: [{ actionType: `sanity.action.document.${kind}`, value }],
        })),
      ),
  )
  .filter(({ actions }) => !Array.isArray(actions) || actions.length > 0)
  .map((body) => post('/v2026-11-01/data/actions/production', body))

const wrongQuery = fc
  .tuple(
    fc.oneof(
      text.map((part) => `*[${part} ==`),
      fc.constantFrom(
        '',
        '   ',
        '*[',
        '*[_id ==]',
        '{',
        '*|order(',
        '$',
        '*[a == "',
        '((',
        '*]',
        'nothing()',
      ),
      fc.integer({ min: 1_000, max: 6_000 }).map((depth) => '('.repeat(depth)),
    ),
    fc.boolean(),
  )
  .map(([query, isGet]) =>
    isGet
      ? {
          method: 'GET',
          path: `/v1/data/query/production?query=${encodeURIComponent(query.toWellFormed())}`,
        }
      : post('/v1/data/query/production', { query }),
  )

const wrongParameter = encoded.map((value) => ({
  method: 'GET',
  path: `/v1/data/query/production?query=*&$p={]${value}`,
}))

const wrongPerspective = encoded.map((value) => ({
  method: 'GET',
  path: `/v1/data/query/production?query=*&perspective=raw,x${value}`,
}))

const wrongDataset = fc
  .constantFrom('..', '..%2f..%2fetc', 'UPPER', 'a b', '%00', '.hidden', 'x'.repeat(80), 'é')
  .chain((name) =>
    fc
      .constantFrom(
        'data/query',
        'data/mutate',
        'data/export',
        'data/import',
        'assets/images',
        'datasets',
      )
      .map((area) => ({
        method:
          area === 'datasets'
            ? 'DELETE'
            : area.endsWith('t') && area !== 'data/export'
              ? 'POST'
              : 'GET',
        path: `/v1/${area}/${encodeURIComponent(decodeURIComponent(name))}?query=*`,
      })),
  )

const traversal = fc
  .tuple(
    fc.constantFrom('images', 'files'),
    fc.constantFrom('..%2f', '%2e%2e%2f', '..%5c', '....//', '%252e%252e%252f', '..%00/', '/'),
    fc.constantFrom('lake.db', 'etc/passwd', 'lake.db-wal', 'resized/x', 'package.json'),
    fc.integer({ min: 1, max: 6 }),
  )
  .map(([area, step, goal, times]) => ({
    method: 'GET',
    path: `/${area}/local/production/${step.repeat(times)}${goal}`,
  }))

const noImage = fc
  .uint8Array({ maxLength: 120 })
  .map((body) => ({ method: 'POST', path: '/v1/assets/images/production', body }))

const wrongTransform = fc
  .tuple(
    fc.constantFrom(
      'w',
      'h',
      'fit',
      'q',
      'fm',
      'rect',
      'dpr',
      'blur',
      'flip',
      'or',
      'crop',
      'fp-x',
    ),
    encoded.filter((value) => value !== ''),
  )
  .map(([name, value]) => ({
    method: 'GET',
    path: `/images/local/production/${'0'.repeat(40)}-1x1.png?${name}=zz${value}`,
  }))

const foreignCaller = fc
  .tuple(fc.constantFrom('Host', 'Origin'), fc.domain())
  .map(([name, domain]) => ({
    method: 'GET',
    path: '/v1/data/export/production',
    headers: { [name]: name === 'Host' ? domain : `https://${domain}` },
  }))

const wrongImport = fc.array(scrap, { minLength: 1, maxLength: 3 }).map((rows) => ({
  method: 'POST',
  path: '/v1/data/import/production',
  body: rows.map((row) => JSON.stringify({ nothing: row })).join('\n'),
}))

const wrongSettings = scrap
  .filter((value) => !Array.isArray(value) || value.length > 0)
  .map((value) => ({
    method: 'PUT',
    path: '/v1/users/me/keyvalue',
    body: JSON.stringify(Array.isArray(value) ? value.map(() => ({ key: 4 })) : value),
  }))

const wrongHistory = encoded.map((value) => ({
  method: 'GET',
  path: `/v1/data/history/production/transactions/kept?limit=x${value}`,
}))

export const badRequest: fc.Arbitrary<BadRequest> = fc.oneof(
  unknownAddress,
  noJson,
  wrongMutation,
  tooDeep,
  wrongAction,
  wrongQuery,
  wrongParameter,
  wrongPerspective,
  wrongDataset,
  traversal,
  noImage,
  wrongTransform,
  foreignCaller,
  wrongImport,
  wrongSettings,
  wrongHistory,
)
