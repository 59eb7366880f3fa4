import { createServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findTakenPort, readPorts } from '../../../src/server/local/ports.ts'
import { findFreePort } from '../../fixtures/free-port.ts'

/** A port that something listens on until the test ends, or until it is freed. */
async function takePort(host: string) {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, host, resolve)
  })
  const free = () => new Promise<void>((resolve) => server.close(() => resolve()))
  onTestFinished(free)
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('Nothing listens')
  return { port: address.port, free }
}

describe('the ports of npm start', () => {
  it('are the usual ones when the environment names none', () => {
    const { lake, site, studio } = readPorts({ PORT: '' })
    expect([lake.port, site.port, studio.port]).toEqual([3900, 4321, 3333])
  })

  it('are those that the environment names', () => {
    const { lake, site, studio } = readPorts({ LAKE_PORT: '1', PORT: '2', STUDIO_PORT: '65535' })
    expect([lake.port, site.port, studio.port]).toEqual([1, 2, 65_535])
  })

  it.each([
    ['PORT', 'eighty'],
    ['STUDIO_PORT', '0'],
    ['LAKE_PORT', '65536'],
    ['LAKE_PORT', '39.5'],
    ['PORT', '-1'],
  ])('are refused by the name of the variable that is wrong: %s=%s', (variable, value) => {
    expect(() => readPorts({ [variable]: value })).toThrow(
      `${variable} must be a port number from 1 to 65535, not "${value}"`,
    )
  })
})

describe('a taken port', () => {
  it.each(['PORT', 'STUDIO_PORT', 'LAKE_PORT'])(
    'is found with the variable that moves it: %s',
    async (variable) => {
      const [site, studio, lake] = [
        await findFreePort(),
        await findFreePort(),
        await findFreePort(),
      ]
      const { port } = await takePort('127.0.0.1')
      const ports = readPorts({
        PORT: String(site),
        STUDIO_PORT: String(studio),
        LAKE_PORT: String(lake),
        [variable]: String(port),
      })
      expect(await findTakenPort(ports)).toMatchObject({ port, variable })
    },
  )

  it('is not found when all are free', async () => {
    const [site, studio, lake] = [await findFreePort(), await findFreePort(), await findFreePort()]
    const environment = { PORT: `${site}`, STUDIO_PORT: `${studio}`, LAKE_PORT: `${lake}` }
    expect(await findTakenPort(readPorts(environment))).toBeUndefined()
  })
})
