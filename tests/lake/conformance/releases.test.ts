import { expect, test, vi } from 'vitest'
import { type ContentLake, openContentLake } from '../../fixtures/content-lake.ts'
import { SLOWEST_STEP_MS } from '../../fixtures/slowest-step.ts'

/** A release of two documents: one changes what is published, the other is new. */
async function openRelease(lake: ContentLake) {
  const { client, id, type } = lake
  const releaseId = id('r').replaceAll('-', '')
  const metadata = { title: 'Spring', releaseType: 'asap' } as const
  await client.releases.create({ releaseId, metadata })
  await client.create({ _id: id('a'), _type: type, title: 'before' })
  const versionOf = (name: string) => `versions.${releaseId}.${id(name)}`
  await client.createVersion({
    document: { _id: versionOf('a'), _type: type, title: 'after' },
    publishedId: id('a'),
    releaseId,
  })
  await client.createVersion({
    document: { _id: versionOf('b'), _type: type, title: 'new' },
    publishedId: id('b'),
    releaseId,
  })
  const state = async () => (await client.releases.get({ releaseId }))?.state
  const titles = () =>
    client.fetch('*[_type == $type] | order(_id).title', { type }, { perspective: 'published' })
  return { releaseId, versionOf, state, titles }
}

test('a release is created, edited, found by functions, and has its own perspective', async () => {
  const lake = await openContentLake()
  const { client, id, type } = lake
  const { releaseId, versionOf, titles } = await openRelease(lake)
  await client.releases.edit({ releaseId, patch: { set: { 'metadata.title': 'Summer' } } })
  expect(await client.releases.get({ releaseId })).toMatchObject({
    _id: `_.releases.${releaseId}`,
    _type: 'system.release',
    name: releaseId,
    state: 'active',
    metadata: { title: 'Summer', releaseType: 'asap' },
  })
  expect(await client.fetch('releases::all()[name == $releaseId].state', { releaseId })).toEqual([
    'active',
  ])
  const part = '*[sanity::partOfRelease($releaseId)]._id | order(@)'
  expect(await client.fetch(part, { releaseId })).toEqual([versionOf('a'), versionOf('b')])
  const versions = '*[sanity::versionOf($id)]._id | order(@)'
  expect(await client.fetch(versions, { id: id('a') })).toEqual([id('a'), versionOf('a')])
  const seen = await client.fetch(
    '*[_type == $type] | order(_id).title',
    { type },
    { perspective: [releaseId] },
  )
  expect(seen).toEqual(['after', 'new'])
  expect(await titles()).toEqual(['before'])
  await client.releases.archive({ releaseId })
  await client.releases.delete({ releaseId })
})

test('publishing a release publishes all of it at once', async () => {
  const lake = await openContentLake()
  const { client, id, type } = lake
  const { releaseId, versionOf, state, titles } = await openRelease(lake)
  await client.create({ _id: id('c'), _type: type, title: 'to go' })
  await client.unpublishVersion({ releaseId, publishedId: id('c') })
  const seen = await client.fetch('*[_id == $id]', { id: id('c') }, { perspective: [releaseId] })
  expect(seen).toEqual([])
  await client.releases.publish({ releaseId })
  await vi.waitFor(async () => expect(await state()).toBe('published'), {
    timeout: SLOWEST_STEP_MS,
  })
  expect(await titles()).toEqual(['after', 'new'])
  expect(await client.getDocument(versionOf('a'))).toBeUndefined()
  const release = await client.releases.get({ releaseId })
  expect(release?.publishedAt).toBeDefined()
  expect(release?.finalDocumentStates?.map((one) => one.id).toSorted()).toEqual(
    [versionOf('a'), versionOf('b'), versionOf('c')].toSorted(),
  )
  await client.releases.delete({ releaseId })
  expect(await client.releases.get({ releaseId })).toBeUndefined()
})

test('an archived release gives its versions back when it is unarchived', async () => {
  const lake = await openContentLake()
  const { client } = lake
  const { releaseId, versionOf, state, titles } = await openRelease(lake)
  await client.releases.archive({ releaseId })
  await vi.waitFor(async () => expect(await state()).toBe('archived'), { timeout: SLOWEST_STEP_MS })
  expect(await client.getDocument(versionOf('a'))).toBeUndefined()
  await client.releases.unarchive({ releaseId })
  await vi.waitFor(async () => expect(await state()).toBe('active'), { timeout: SLOWEST_STEP_MS })
  expect(await client.getDocument(versionOf('a'))).toMatchObject({ title: 'after' })
  expect(await titles()).toEqual(['before'])
  await client.releases.archive({ releaseId })
  await client.releases.delete({ releaseId })
})

test('a release is scheduled and unscheduled, or published when its time comes', async () => {
  const lake = await openContentLake()
  const { client } = lake
  const { releaseId, state, titles } = await openRelease(lake)
  const inAYear = new Date(Date.now() + 365 * 86_400_000).toISOString()
  await client.releases.schedule({ releaseId, publishAt: inAYear })
  expect(await client.releases.get({ releaseId })).toMatchObject({
    state: 'scheduled',
    publishAt: inAYear,
  })
  await client.releases.unschedule({ releaseId })
  await vi.waitFor(async () => expect(await state()).toBe('active'), { timeout: SLOWEST_STEP_MS })
  expect(await client.releases.get({ releaseId })).not.toHaveProperty('publishAt')
  await client.releases.schedule({ releaseId, publishAt: new Date(Date.now() + 500).toISOString() })
  await vi.waitFor(async () => expect(await state()).toBe('published'), {
    timeout: SLOWEST_STEP_MS,
  })
  expect(await titles()).toEqual(['after', 'new'])
  await client.releases.delete({ releaseId })
})

test('a release only does what its state allows', async () => {
  const lake = await openContentLake()
  const { client } = lake
  const { releaseId } = await openRelease(lake)
  const refusal = { statusCode: expect.toSatisfy((status) => status >= 400 && status < 500) }
  await expect(client.releases.delete({ releaseId })).rejects.toMatchObject(refusal)
  await expect(client.releases.unschedule({ releaseId })).rejects.toMatchObject(refusal)
  await expect(client.releases.unarchive({ releaseId })).rejects.toMatchObject(refusal)
  await expect(client.releases.create({ releaseId })).rejects.toMatchObject(refusal)
  const publishAt = 'soon'
  await expect(client.releases.schedule({ releaseId, publishAt })).rejects.toMatchObject(refusal)
  await expect(client.releases.publish({ releaseId: `${releaseId}x` })).rejects.toMatchObject(
    refusal,
  )
  await client.releases.archive({ releaseId })
  await client.releases.delete({ releaseId })
})

test('versions are made from a base, replaced and discarded', async () => {
  const lake = await openContentLake()
  const { client, id, type } = lake
  const { releaseId, versionOf } = await openRelease(lake)
  await client.create({ _id: id('d'), _type: type, title: 'base' })
  await client.action({
    actionType: 'sanity.action.document.version.create',
    publishedId: id('d'),
    baseId: id('d'),
    versionId: versionOf('d'),
  })
  expect(await client.getDocument(versionOf('d'))).toMatchObject({ title: 'base' })
  const document = { _id: versionOf('d'), _type: type, title: 'replaced' }
  await client.replaceVersion({ document, publishedId: id('d'), releaseId })
  expect(await client.getDocument(versionOf('d'))).toMatchObject({ title: 'replaced' })
  await client.discardVersion({ releaseId, publishedId: id('d') })
  expect(await client.getDocument(versionOf('d'))).toBeUndefined()
  await client.releases.archive({ releaseId })
  await client.releases.delete({ releaseId })
})

test('what the same list of actions changed before holds for the release, too', async () => {
  const lake = await openContentLake()
  const { client, id } = lake
  const { releaseId, versionOf } = await openRelease(lake)
  const versionId = versionOf('a')
  const inAYear = new Date(Date.now() + 365 * 86_400_000).toISOString()
  await client.action([
    {
      actionType: 'sanity.action.release.edit',
      releaseId,
      patch: { set: { 'metadata.title': 'Summer' } },
    },
    { actionType: 'sanity.action.release.schedule', releaseId, publishAt: inAYear },
  ])
  expect(await client.releases.get({ releaseId })).toMatchObject({
    state: 'scheduled',
    metadata: { title: 'Summer' },
  })
  await client.action([
    { actionType: 'sanity.action.document.version.unpublish', versionId, publishedId: id('a') },
    { actionType: 'sanity.action.release.publish', releaseId },
  ])
  expect(await client.getDocument(id('a'))).toBeUndefined()
  await client.releases.delete({ releaseId })
})
