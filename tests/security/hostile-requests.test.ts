import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/open-database.ts'
import { createStaff } from '../../src/reservations/staff/staff.ts'
import { type Attune, readHealth, startAttune } from '../fixtures/attune.ts'
import { type BadRequest, generateRequests } from './generate-requests.ts'

const COUNT = 10_000
const SEED = Number(process.env['FUZZ_SEED'] ?? 8)
const AT_ONCE = 16
/** What only a stack trace, or a file of the server, would hold. */
const INNARDS = /\bat .+\.(?:ts|js|mjs):\d+|node:internal|node_modules|root:x:0|SQLITE|\[object /

describe('hostile requests', () => {
  let attune: Attune
  let agent: Agent
  /** What a client hears that sends a form's bytes one a second, all the while others are at work. */
  let dripping: Promise<string>
  /** And clients that begin and never go on. */
  let endless: Promise<string[]>
  beforeAll(async () => {
    attune = await startAttune()
    dripping = drip()
    endless = Promise.all([
      sendRaw('GET / HTTP/1.1\r\nHost: x\r\nA: b', false),
      sendRaw('GET / HTTP/1.1\r\n', false),
      sendRaw('', false),
    ])
    agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  })
  afterAll(async () => {
    agent?.destroy()
    await attune?.close()
  })

  interface Answer {
    readonly status: number
    readonly type: string
    readonly location: string
    readonly text: string
  }

  function ask({ method, path, headers, body }: BadRequest): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(attune.site.url)
      const length = body ? { 'content-length': Buffer.byteLength(body) } : {}
      const sent = request(
        { agent, hostname, port, method, path, headers: { ...headers, ...length } },
        (response) => {
          const type = response.headers['content-type'] ?? ''
          const { location = '' } = response.headers
          // A stream of changes never ends.
          if (type.startsWith('text/event-stream')) response.destroy()
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('close', () => {
            const text = Buffer.concat(chunks).toString('latin1')
            resolve({ status: response.statusCode ?? 0, type, location, text })
          })
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
  }

  /** What is wrong with an answer; undefined when it is as it should be. */
  function findFault(sent: BadRequest, answer: Answer): string | undefined {
    const said = `${sent.method} ${sent.path.slice(0, 200)} ${JSON.stringify(sent.headers)} ${sent.body.slice(0, 300)}: ${answer.status} ${answer.type}`
    if (answer.status >= 500 || answer.status < 200) return `${said} ${answer.text.slice(0, 200)}`
    const isPlain = /^(?:text\/html|application\/(?:problem\+)?json)/.test(answer.type)
    if (answer.status >= 400 && answer.text && !isPlain) return `${said} is no page`
    if (INNARDS.test(answer.text)) return `${said} shows its innards`
    const goal = answer.location && URL.parse(answer.location, 'http://site.invalid')
    if (goal && goal.host !== 'site.invalid' && goal.host !== 'localhost:4321') {
      return `${said} leads to ${answer.location}`
    }
    return undefined
  }

  it(`are answered by a page or a problem, ${COUNT} times, and never with a fault`, async () => {
    const requests = generateRequests(COUNT, SEED)
    const faults: string[] = []
    const statuses = new Map<number, number>()
    let next = 0
    const sendOneByOne = async () => {
      for (let sent = requests[next++]; sent; sent = requests[next++]) {
        const each = sent
        const answer = await ask(each).catch((error: Error) => error)
        if (answer instanceof Error) {
          // Cut off while still sending a body that is too large: as it should be.
          if (each.body.length < 60_000) faults.push(`${each.method} ${each.path}: ${answer}`)
          continue
        }
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        const fault = findFault(each, answer)
        if (fault) faults.push(fault)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, sendOneByOne))
    expect(faults.slice(0, 5).join('\n')).toBe('')
    // Many kinds of answers: the requests got as far as the routes.
    const expected = [200, 303, 400, 403, 404, 405, 409, 422]
    expect([...statuses.keys()]).toEqual(expect.arrayContaining(expected))
  })

  it('leave the site as it was: pages are served, seats add up, nobody was made staff', async () => {
    expect((await fetch(attune.site.url)).status).toBe(200)
    expect((await readHealth(attune.site.url)).problems).toEqual([])
    const database = await openDatabase(join(attune.folder, 'reservations.db'))
    const staffEmails = ['staff@attune.example']
    const findings = await createStaff({ database, staffEmails }).as('staff@attune.example').check()
    const sessions = await database.selectFrom('staff_sessions').selectAll().execute()
    await database.destroy()
    expect(findings).toEqual([])
    expect(sessions).toEqual([])
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined()
  })

  function drip(): Promise<string> {
    const { hostname, port } = new URL(attune.site.url)
    const socket = connect(Number(port), hostname)
    socket.write(
      'POST /reservations/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 50000\r\n\r\n',
    )
    const timer = setInterval(() => socket.write('a'), 1_000)
    const chunks: Buffer[] = []
    return new Promise((resolve) => {
      socket.on('data', (chunk) => chunks.push(Buffer.from(chunk)))
      socket.on('error', () => {})
      socket.on('close', () => {
        clearInterval(timer)
        resolve(Buffer.concat(chunks).toString('latin1'))
      })
    })
  }

  /** What the server says to bytes that are hardly HTTP, until it hangs up. */
  function sendRaw(bytes: string, isEnded = true): Promise<string> {
    return new Promise((resolve) => {
      const { hostname, port } = new URL(attune.site.url)
      const socket = connect(Number(port), hostname)
      const chunks: Buffer[] = []
      socket.on('data', (chunk) => chunks.push(Buffer.from(chunk)))
      socket.on('error', () => {})
      socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')))
      if (isEnded) socket.end(bytes, 'latin1')
      else socket.write(bytes, 'latin1')
    })
  }

  it.each([
    ['a line that is none', 'HELLO\r\n\r\n'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na',
    ],
    [
      'a length and chunks, as smugglers send them',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['a name with a null byte', 'GET / HTTP/1.1\r\nHost: x\r\nA\0b: c\r\n\r\n'],
    ['headers without bounds', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`],
    ['a whole address of elsewhere', 'GET http://elsewhere.example/ HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['no address at all', 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n'],
    [
      'more headers than anybody has',
      `GET / HTTP/1.1\r\nHost: x\r\n${'A: b\r\n'.repeat(4_000)}\r\n`,
    ],
    [
      'a body that ends before it is whole',
      'POST /reservations/ HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc',
    ],
  ])('that are hardly HTTP are refused: %s', async (_, bytes) => {
    expect(await sendRaw(bytes)).toMatch(/^HTTP\/1\.1 4\d\d /)
  })

  it('that never come to their end are cut off, with headers or without a word', async () => {
    for (const answer of await endless) expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  })

  it('whose body comes a byte a second are cut off, and nobody else has noticed', async () => {
    expect(await dripping).toMatch(/^HTTP\/1\.1 408 /)
    expect((await fetch(`${attune.site.url}/reservations/`)).status).toBe(200)
  })

  it.each([
    '/api/reservations/',
    '/reserve/cohort-relationships-tuesday/',
    '/staff/sign-in/',
    '/api/preview/disable',
  ])('that are too large hear so, whether they say it first or just go on: %s', async (path) => {
    const type = 'application/x-www-form-urlencoded'
    const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin', origin: 'null' }
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    const start = `POST ${path} HTTP/1.1\r\nHost: x\r\n${head.join('')}`
    const chunk = `10000\r\n${'a'.repeat(0x1_00_00)}\r\n`
    const [announced, unbounded] = await Promise.all([
      sendRaw(`${start}Content-Length: 9000000000000\r\n\r\n`, false),
      sendRaw(`${start}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(20)}`, false),
    ])
    expect(announced).toMatch(/^HTTP\/1\.1 413 /)
    expect(unbounded).toMatch(/^HTTP\/1\.1 413 /)
  })

  it.each([
    '/api/reservations/',
    '/api/reservations/waiting/',
    '/reserve/',
    '/reserve/cohort-relationships-tuesday/',
    '/reservations/',
    `/reservations/${'A'.repeat(43)}/`,
    '/staff/sign-in/',
    `/staff/sign-in/${'A'.repeat(43)}/`,
    '/staff/sign-out/',
    '/staff/search/',
    '/staff/groups/cohort-relationships-tuesday/',
    '/staff/groups/cohort-relationships-tuesday/export/',
    '/api/preview/disable',
    '/api/preview/perspective',
    '/api/preview/links',
  ])('of other sites change nothing: %s', async (path) => {
    const elsewhere = 'https://elsewhere.example'
    for (const headers of [
      { origin: elsewhere },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3333' },
      { origin: 'null' },
    ]) {
      for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain']) {
        const response = await fetch(attune.site.url + path, {
          method: 'POST',
          redirect: 'manual',
          headers: { ...headers, 'content-type': type, 'idempotency-key': 'k' },
          body: 'email=a@example.test',
        })
        expect(response.status, JSON.stringify(headers)).toBe(403)
      }
    }
  })

  it.each([
    ...['//elsewhere.example/', '//elsewhere.example/approaches', '/\\elsewhere.example/'],
    ...['/%2f%2felsewhere.example', '/%5celsewhere.example', '/approaches//elsewhere.example/..'],
    ...['/.//elsewhere.example', '///elsewhere.example/approaches', '/@elsewhere.example'],
    ...['/reserve//elsewhere.example/', '/api/preview/open?invitation=//elsewhere.example'],
  ])('lead nobody to another site: %s', async (path) => {
    const answer = await ask({ method: 'GET', path, headers: {}, body: '' })
    expect(URL.parse(answer.location || '/', 'http://site.invalid')?.host).toBe('site.invalid')
    expect(answer.location).not.toMatch(/^[/\\]{2}/)
  })
})
