import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attune, readPage, until } from '../fixtures/attune.ts'
import { type AttuneWithStudio, startAttuneWithStudio } from '../fixtures/attune-with-studio.ts'
import { launchBrowser } from '../fixtures/browser.ts'
import { readTree } from '../fixtures/read-tree.ts'
import { standStill } from './stand-still.ts'
import {
  addToObjectArray,
  addToReferenceArray,
  chooseRadio,
  createDocument,
  fillField,
  generateSlug,
  openDocument,
  pickReference,
  publish,
  typeInPortableText,
} from './studio-driver.ts'

describe('from the Studio to the site', () => {
  let stack: AttuneWithStudio
  let attune: Attune
  let studioUrl: string
  let browser: Browser
  let editor: Page
  const foreign: string[] = []
  const errors: string[] = []

  beforeAll(async () => {
    stack = await startAttuneWithStudio()
    ;({ attune, studioUrl } = stack)
    browser = await launchBrowser()
    // One tab for all of it: loading the Studio anew is most of a short test.
    editor = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await editor.addInitScript(standStill)
    editor.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url())
      const isHere = hostname === 'localhost' || hostname.endsWith('.localhost')
      if (/^(http|ws)/.test(protocol) && !isHere) foreign.push(request.url())
    })
    editor.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    editor.on('pageerror', (error) => errors.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await stack?.close()
  })

  it('an editor changes a title and publishes; a reader sees it and the old one is nowhere', async () => {
    const reader = await browser.newPage()
    const address = `${attune.site.url}/approaches/relational-therapy/`
    await reader.goto(address)
    const old = 'Relational therapy'
    const title = 'Growing through connection'
    expect(await reader.getByRole('heading', { level: 1 }).textContent()).toBe(old)

    await openDocument(editor, studioUrl, 'approach', 'approach-relational-therapy')
    await fillField(editor, 'title', title)
    await publish(editor)
    await until(async () => (await readPage(attune.site.url, '/')).includes(title))
    await reader.goto(address)
    expect(await reader.getByRole('heading', { level: 1 }).textContent()).toBe(title)
    await reader.close()

    await until(async () => {
      const published = [...readTree(attune.publishedFolder, '.html').values()]
      return published.every((html) => !html.includes(`>${old}<`))
    })
  })

  it('an editor writes an article from empty and publishes it; it is in the list and at its address', async () => {
    await createDocument(editor, studioUrl, 'approach')
    await fillField(editor, 'title', 'Listening with care')
    const slug = await generateSlug(editor)
    await fillField(
      editor,
      'definition',
      'A way of listening in which two people learn from each other.',
    )
    await pickReference(editor, 'author', 'Editorial')
    await fillField(editor, 'atAGlance.whoFor', 'Adults')
    await fillField(editor, 'atAGlance.format', 'One to one')
    await fillField(editor, 'atAGlance.usualLength', 'Twelve weeks')
    await chooseRadio(editor, 'atAGlance.evidence', /Emerging/)
    await addToReferenceArray(editor, 'topics', 'Relationship')
    await typeInPortableText(editor, 'body', 'Care begins with attention.')
    await addToObjectArray(editor, 'sources', {
      authors: 'Frey',
      year: '2013',
      title:
        'Relational-Cultural Therapy: Theory, Research, and Application to Counseling Competencies',
      publication: 'Professional Psychology: Research and Practice',
    })
    await publish(editor)
    expect(slug).toBe('listening-with-care')
    await until(async () => (await fetch(`${attune.site.url}/approaches/${slug}/`)).ok)
    expect(await readPage(attune.site.url, `/approaches/${slug}/`)).toContain(
      'Care begins with attention.',
    )
    await until(async () =>
      (await readPage(attune.site.url, '/approaches/')).includes('Listening with care'),
    )
  })

  it('the Studio kept to this machine and had nothing to complain about', () => {
    expect(foreign).toEqual([])
    expect(errors).toEqual([])
  })
})
