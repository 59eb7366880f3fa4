import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { startMailServer } from '../database/smtp-fixture.ts'
import { startSampleLake, until } from '../fixtures/attune.ts'
import { findFreePort } from '../fixtures/free-port.ts'
import { SITE_URL } from '../fixtures/places.ts'
import { noVisits, ROOMY, readConsentHash, visit } from '../fixtures/traffic/visitors.ts'
import { type ContainerTool, findContainerTool } from './container-tool.ts'

/**
 * `npm run try:image`: builds the image, starts a container as deploy/README.md says, and reserves
 * a seat in it. It fetches packages and needs Docker or Podman on Linux, so it is no part of the
 * tests. Ends with 1 when anything isn't as it should be.
 */

const ARTICLE = '/approaches/relational-therapy/'
const VISITOR = 'try-image@example.org'
const LONGEST_START_MS = 60_000

const found = findContainerTool()
if (!found) {
  console.error(
    'Neither "docker info" nor "podman info" succeeds: install one of them and start it.',
  )
  process.exit(1)
}
await tryImage(found)
process.exit(0)

async function tryImage(tool: ContainerTool): Promise<void> {
  const name = `attune-try-${randomUUID().slice(0, 8)}`
  const sample = await startSampleLake()
  const mail = await startMailServer()
  const url = `http://127.0.0.1:${await findFreePort()}`
  const variables = {
    PORT: new URL(url).port,
    LAKE_URL: sample.lake.url,
    SMTP_URL: mail.url,
    MAIL_FROM: 'groups@attune.example',
    LOG_LEVEL: 'warn',
    // A form that is sent this fast is no person’s.
    RATE_LIMITS: '0',
    PROOF_OF_WORK: 'off',
  }
  const start = async () => {
    tool.startContainer(name, variables)
    await until(() => isPublished(url), LONGEST_START_MS)
  }
  try {
    tool.buildImage(name, SITE_URL)
    await start()
    assert.equal(tool.exec(name, ['id', '-u']), '1000', 'runs as another user than expected')
    await until(async () => tool.isHealthy(name), LONGEST_START_MS)

    const visits = noVisits()
    const consentHash = await readConsentHash(sample.editor)
    const asked = { email: VISITOR, cohortId: ROOMY, visitor: 0, consentHash, result: visits }
    await visit([url], { ...asked, isOver: () => true })
    assert.deepEqual(visits.acknowledged, [VISITOR], 'gives no seat')
    await until(async () => mail.received.length > 0)

    assert.equal(tool.endContainer(name), 0, 'doesn’t end well on SIGTERM')
    await start()
    const list = tool.exec(name, ['node', 'src/server/reservations/cli.ts', 'list', ROOMY])
    assert.ok(list.includes(VISITOR), 'forgets a reservation from one container to the next')
    console.log(
      `Built by ${tool.name}. On a read-only disk, as uid 1000: ${ARTICLE} is served, the health check passes, a seat is given and its mail sent, SIGTERM ends it with 0, the next container knows the seat.`,
    )
  } catch (error) {
    console.error(tool.readLog(name))
    throw error
  } finally {
    tool.removeAll(name)
    await mail.close()
    await sample.close()
  }
}

function isPublished(url: string): Promise<boolean> {
  return fetch(url + ARTICLE).then(
    ({ status }) => status === 200,
    () => false,
  )
}
