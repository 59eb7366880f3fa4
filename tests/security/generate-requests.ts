import fc from 'fast-check'

/** A request as an unfriendly program makes it. */
export interface BadRequest {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}

const strange = fc.constantFrom(
  ...['..', '%2e%2e', '..%2f..%2f..%2fetc%2fpasswd', '..%5c..%5cwindows', '.env', '.git/config'],
  ...['%00', 'a%00.html', '%', '%E0%A4%A', '%ff%fe', '%0d%0aset-cookie:%20a=b', '__proto__'],
  ...['constructor', 'toString', 'hasOwnProperty', 'prototype', 'null', 'undefined', 'NaN', '-1'],
  ...['\u202e', '\u0000', '\ud83d\ude80', '💣', '1e999', "' or 1=1 --", '<script>', '{{7*7}}'],
  ...['%24{jndi:ldap://x}', 'a'.repeat(3000), '/', '//elsewhere.example', '\\elsewhere.example'],
  ...['cohort-relationships-tuesday', 'A'.repeat(43), 'relational-therapy', 'drafts.x', ';', '@'],
)

const ROUTES = [
  ...['/', '/approaches/*/', '/topics/*/', '/programs/*/', '/people/*/', '/glossary/', '/*/'],
  ...['/_astro/*', '/media/*', '/favicon.svg', '/404/', '/healthz', '/dev/mail/*/', '/*'],
  ...['/api/*', '/api/cohorts/', '/api/cohorts/*/', '/api/documents/*/', '/api/reservations/'],
  ...['/api/reservations/waiting/', '/api/reservations/*/', '/api/preview/enable'],
  ...['/api/preview/disable', '/api/preview/perspective', '/api/preview/links'],
  ...['/api/preview/open', '/api/preview/*', '/reserve/', '/reserve/*/', '/reserve/*/*/'],
  ...['/reserve/cohort-relationships-tuesday/', '/reservations/', '/reservations/*/'],
  ...['/reservations/*/calendar/', '/reservations/refused/', '/staff/', '/staff/sign-in/'],
  ...['/staff/sign-in/*/', '/staff/sign-out/', '/staff/search/', '/staff/groups/*/'],
  ...['/staff/groups/*/export/', '/staff/reservations/*/', '/staff/*/'],
]

const route = fc
  .tuple(fc.constantFrom(...ROUTES), fc.array(strange, { minLength: 3, maxLength: 3 }))
  .map(([pattern, fillings]) => {
    let next = 0
    return pattern.replaceAll('*', () => fillings[next++] ?? '')
  })

const names = fc.constantFrom(
  ...['program', 'invitation', 'notice', 'ask', 'q', 'sanity-preview-secret', '__proto__'],
  ...['sanity-preview-pathname', 'constructor[prototype]', 'id', 'path', 'step', 'state'],
)
const query = fc
  .array(fc.tuple(names, strange), { maxLength: 4 })
  // The first one twice: which of them counts must not matter.
  .map((pairs) => [...pairs, ...pairs.slice(0, 1)].map((pair) => pair.join('=')).join('&'))

const value = fc.oneof(strange, fc.jsonValue({ maxDepth: 2 }), fc.integer(), fc.boolean())
const field = fc.constantFrom(
  ...['cohortId', 'state', 'residence', 'name', 'email', 'isAdult', 'attestsLocation', 'consents'],
  ...['consentHash', 'marketing', '__proto__', 'constructor', 'step', 'wish', 'key', 'action'],
  ...['cohort', 'reason', 'text', 'perspective', 'secret', 'path', 'website', 'stamp'],
)
const record = fc.dictionary(field, value, { maxKeys: 8 })
const nearlyRight = record.map((wrong) => ({
  ...{ cohortId: 'cohort-relationships-tuesday', state: 'NY', residence: 'NY', name: 'Fuzz' },
  ...{ email: 'fuzz@example.test', isAdult: true, attestsLocation: true, consents: true },
  ...{ consentHash: '0'.repeat(64), step: 'details', action: 'cancel' },
  ...wrong,
}))
const toForm = (fields: object) =>
  Object.entries(fields)
    .flatMap(([name, each]) => {
      const pair = `${encodeURIComponent(name)}=${encodeURIComponent((typeof each === 'string' ? each : JSON.stringify(each)).toWellFormed())}`
      return [pair, pair]
    })
    .join('&')
const body = fc.oneof(
  { weight: 4, arbitrary: nearlyRight.map((each) => JSON.stringify(each)) },
  { weight: 4, arbitrary: nearlyRight.map(toForm) },
  { weight: 2, arbitrary: fc.json() },
  { weight: 2, arbitrary: record.map((each) => JSON.stringify(each).slice(0, -3)) },
  fc.constantFrom(
    ...['', 'null', '[]', '{', '"', '\0\0\0', '[['.repeat(5000), '{"a":'.repeat(3000)],
    ...['{"__proto__":{"isAdmin":true}}', '--x\r\nContent-Disposition: form-data; name="a"\r\n'],
    ...['%', '&&&===', 'a=%E0%A4%A', 'x'.repeat(70_000)],
  ),
)

const header = fc.constantFrom<[string, string]>(
  ...([
    ['content-type', 'application/json'],
    ['content-type', 'application/x-www-form-urlencoded'],
    ['content-type', 'multipart/form-data; boundary=x'],
    ['content-type', 'multipart/form-data'],
    ['content-type', 'text/plain; charset=utf-7'],
    ['content-type', '\u00ff'],
    ['content-encoding', 'gzip'],
    ['idempotency-key', 'k'.repeat(300)],
    ['idempotency-key', '"fuzz"'],
    ['idempotency-key', '"__proto__"'],
    ['origin', 'null'],
    ['origin', 'http://localhost:4321'],
    ['origin', 'https://elsewhere.example'],
    ['origin', 'no address'],
    ['sec-fetch-site', 'same-origin'],
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-dest', 'iframe'],
    ['cookie', 'attune-staff=x; attune-preview=x.y'],
    ['cookie', `attune-preview=${'eyJ9'.repeat(500)}.AAAA`],
    ['cookie', '=;=;;\u00ff'],
    ['accept-encoding', 'br;q=2, *;q=0, identity;q=-1'],
    ['accept', 'application/json'],
    ['range', 'bytes=9999999999999999999-1'],
    ['range', 'bytes=-0,1-2'],
    ['if-none-match', '*'],
    ['if-range', '"x"'],
    ['host', 'elsewhere.example'],
    ['host', '\u00ff:99999'],
    ['x-forwarded-for', '::ffff:999.1.1.1, [::1]:99'],
    ['x-forwarded-host', 'elsewhere.example'],
    ['x-http-method-override', 'DELETE'],
    ['form-stamp', 'a.b'],
    ['proof-of-work', 'e30='],
  ] satisfies [string, string][]),
)

/** Every second request comes as this site's own pages send theirs, so that it gets to the routes. */
const likeOurs = (sent: string) => ({
  origin: 'null',
  'sec-fetch-site': 'same-origin',
  'content-type': sent.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded',
  'idempotency-key': crypto.randomUUID(),
})

/** Whatever reaches the server through an HTTP client: only what no client can write is encoded. */
const writable = (text: string) =>
  text.replace(/[^\x21-\x7e]/gu, (char) => encodeURIComponent(char.toWellFormed()))

const request = fc
  .record({
    method: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('GET', 'POST') },
      fc.constantFrom('HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'),
    ),
    route,
    query,
    headers: fc.array(header, { maxLength: 5 }),
    isOwn: fc.boolean(),
    body,
  })
  .map(
    ({ method, route: path, query: search, headers, isOwn, body: sent }): BadRequest => ({
      method,
      path: writable(search ? `${path}?${search}` : path),
      headers: { ...Object.fromEntries(headers), ...(isOwn ? likeOurs(sent) : {}) },
      body: method === 'GET' || method === 'HEAD' ? '' : sent,
    }),
  )

/** The same requests for the same seed. */
export function generateRequests(count: number, seed: number): BadRequest[] {
  return fc.sample(request, { numRuns: count, seed })
}
