import { describe, expect, it } from 'vitest'
import { contentAddress, createContentClient } from '../../../src/content/client.ts'

describe('the address of the Content Lake', () => {
  it('is on this machine by default', () => {
    expect(contentAddress({})).toMatchObject({
      projectId: 'local',
      dataset: 'production',
      apiHost: 'http://localhost:3900',
      useProjectHostname: false,
    })
  })

  it('follows the port or the whole address that the environment gives', () => {
    expect(contentAddress({ LAKE_PORT: '4900' }).apiHost).toBe('http://localhost:4900')
    const url = 'http://127.0.0.1:5900'
    expect(contentAddress({ LAKE_PORT: '4900', LAKE_URL: url }).apiHost).toBe(url)
  })

  it('is Sanity’s own as soon as a project is named', () => {
    const environment = { SANITY_PROJECT_ID: 'abc12345', SANITY_DATASET: 'staging' }
    const address = contentAddress({ ...environment, LAKE_URL: 'http://localhost:3900' })
    expect(address).toMatchObject({ projectId: 'abc12345', dataset: 'staging' })
    expect(address).not.toHaveProperty('apiHost')
    expect(createContentClient(environment).config().url).toMatch(
      /^https:\/\/abc12345\.api\.sanity\.io\//,
    )
  })

  it.each([
    ['local', {}],
    ['hosted', { SANITY_PROJECT_ID: 'abc12345' }],
    ['hosted with a token', { SANITY_PROJECT_ID: 'abc12345', SANITY_READ_TOKEN: 'secret' }],
  ])('only ever shows what is published, never from a cache: %s', (_, environment) => {
    const { perspective, useCdn } = createContentClient(environment).config()
    expect({ perspective, useCdn }).toEqual({ perspective: 'published', useCdn: false })
  })

  it('carries a token only when there is one', () => {
    expect(contentAddress({ SANITY_READ_TOKEN: 'secret' }).token).toBe('secret')
    expect(contentAddress({ SANITY_READ_TOKEN: '' })).not.toHaveProperty('token')
  })
})
