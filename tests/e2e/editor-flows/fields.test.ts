import { expect, it } from 'vitest'
import {
  addTags,
  addToObjectArray,
  addToReferenceArray,
  chooseRadio,
  createDocument,
  createReferenced,
  fillField,
  generateSlug,
  pickDate,
  pickReference,
  publish,
  tickBox,
} from '../studio-driver.ts'
import { eventually } from './eventually.ts'
import { describeEditorFlows } from './newsroom.ts'

describeEditorFlows('the fields of a form', (room) => {
  it('takes an article from empty: every kind of field but text and pictures', async () => {
    const { content, studioUrl } = room()
    const page = await room().page()
    const id = await createDocument(page, studioUrl, 'approach')
    await fillField(page, 'title', 'Attentive listening')
    const slug = await generateSlug(page)
    await fillField(page, 'definition', 'A way of listening that gives time.')
    await addTags(page, 'alsoKnownAs', ['Slow listening', 'Open listening'])
    await fillField(page, 'atAGlance.whoFor', 'Adults')
    await fillField(page, 'atAGlance.format', 'One to one')
    await fillField(page, 'atAGlance.usualLength', 'Twelve weeks')
    await chooseRadio(page, 'atAGlance.evidence', /Emerging/)
    await addToObjectArray(page, 'sources', {
      authors: 'Frey',
      year: '2013',
      title: 'Relational-Cultural Therapy',
      publication: 'Professional Psychology',
    })
    await pickReference(page, 'author', 'Editorial')
    await fillField(page, 'publishedAt', '2026-03-01 09:30')
    await pickDate(page, 'updatedAt', 14)
    await addToReferenceArray(page, 'topics', 'Relationship')
    await fillField(page, 'illustrationSeed', '42')

    await eventually(async () => {
      const draft = await content.getDocument(`drafts.${id}`)
      return draft?.['illustrationSeed'] === 42
    })
    expect(await content.getDocument(`drafts.${id}`)).toMatchObject({
      title: 'Attentive listening',
      slug: { _type: 'slug', current: slug },
      definition: 'A way of listening that gives time.',
      alsoKnownAs: ['Slow listening', 'Open listening'],
      atAGlance: {
        whoFor: 'Adults',
        format: 'One to one',
        usualLength: 'Twelve weeks',
        evidence: 'emerging',
      },
      sources: [{ _type: 'source', _key: expect.any(String), authors: 'Frey', year: 2013 }],
      author: { _type: 'reference', _ref: 'person-editorial-team' },
      publishedAt: new Date('2026-03-01T09:30').toISOString(),
      updatedAt: expect.stringMatching(/^\d{4}-\d{2}-14$/),
      topics: [{ _type: 'reference', _ref: expect.any(String) }],
      illustrationSeed: 42,
    })
    expect(slug).toBe('attentive-listening')
  })

  it('makes a document in the place where it is referred to', async () => {
    const { content, studioUrl } = room()
    const page = await room().page()
    const cohortId = await createDocument(page, studioUrl, 'cohort')
    const programId = await createReferenced(page, 'program')
    await fillField(page, 'title', 'Made in place')
    await eventually(async () => {
      const cohort = await content.getDocument(`drafts.${cohortId}`)
      return JSON.stringify(cohort?.['program'] ?? '').includes(programId)
    })
    // Readers must not meet a reference to what only editors see, so it is weak until then.
    expect(await content.getDocument(`drafts.${cohortId}`)).toMatchObject({
      program: { _ref: programId, _weak: true, _strengthenOnPublish: { type: 'program' } },
    })
    await eventually(async () => {
      const program = await content.getDocument(`drafts.${programId}`)
      return program?.['title'] === 'Made in place'
    })
  })

  it('ticks choices, and says what is missing before it lets publish', async () => {
    const { content, studioUrl } = room()
    const page = await room().page()
    const id = await createDocument(page, studioUrl, 'person')
    await fillField(page, 'name', 'A new colleague')
    await generateSlug(page)
    await chooseRadio(page, 'kind', 'Facilitator of groups')
    await fillField(page, 'credentials', 'LCSW')
    await tickBox(page, 'licenceStates', 'Vermont')
    await tickBox(page, 'licenceStates', 'Utah')
    const publishButton = page.getByTestId('action-publish')
    await page.locator('[data-testid="action-publish"][disabled]').waitFor()
    await fillField(page, 'bio', 'Leads groups in the mountains.')
    await publishButton.and(page.locator(':not([disabled])')).waitFor()
    await publish(page)
    expect(await content.getDocument(id)).toMatchObject({
      kind: 'facilitator',
      credentials: 'LCSW',
      licenceStates: expect.arrayContaining(['VT', 'UT']),
      bio: 'Leads groups in the mountains.',
    })
  })
})
