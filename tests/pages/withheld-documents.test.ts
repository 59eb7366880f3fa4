import type { SanityDocument } from '@sanity/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { usePublishers } from './publishers.ts'

const ARTICLE = 'approach-relational-therapy'
const OLD = '/approaches/relational-therapy/'
const BROKEN = { _type: 'claim', _key: 'broken', statement: 'Without a grade.' }

describe('an article whose text is broken, and which has no page at its address', () => {
  const stage = usePublishers()
  let original: SanityDocument & { body: object[] }
  beforeAll(async () => {
    original = await stage.editor.fetch('*[_id == $id][0]', { id: ARTICLE })
  })

  async function openPublisher(onPublished: (path: string) => void = () => undefined) {
    const publisher = await stage.open({ onPublished })
    /** The files in which the address stands, other than the page itself. */
    const leadingTo = (path: string) =>
      [...publisher.read()]
        .filter(([file, text]) => file !== `${path.slice(1)}index.html` && text.includes(path))
        .map(([file]) => file)
    return { ...publisher, leadingTo, has: (path: string) => publisher.read().has(path) }
  }
  async function write(id: string, slug: string, isBroken: boolean): Promise<void> {
    await stage.editor.createOrReplace({
      ...original,
      _id: id,
      title: `Called ${slug}`,
      slug: { _type: 'slug', current: slug },
      body: isBroken ? [BROKEN, ...original.body] : original.body,
    })
  }

  it('is led to from nowhere as long as it is new, and from where it belongs once it is mended', async () => {
    const publisher = await openPublisher()
    await publisher.sweep()
    await write('new', 'brand-new', true)
    await publisher.publish(['new'])
    expect(publisher.leadingTo('/approaches/brand-new/')).toEqual([])
    expect(publisher.state().problems).toMatchObject([
      { documentId: 'new', issues: [{ field: 'body[0].grade' }, { field: 'body[0].sources' }] },
    ])
    await write('new', 'brand-new', false)
    await publisher.publish(['new'])
    expect(publisher.leadingTo('/approaches/brand-new/')).toEqual(
      expect.arrayContaining(['approaches/index.html', 'sitemap-articles.xml', 'rss.xml']),
    )
    expect(publisher.state().problems).toEqual([])
    await stage.editor.delete('new')
    await publisher.close()
  })

  it('is led to from nowhere at a start that finds it so, and from no list even for a moment', async () => {
    await write('new', 'brand-new', true)
    const published: string[] = []
    const publisher = await openPublisher((path) => published.push(path))
    await publisher.sweep()
    expect(publisher.leadingTo('/approaches/brand-new/')).toEqual([])
    // Each was written once, so it never said anything else.
    const lists = ['/', '/approaches/', '/sitemap-articles.xml', '/rss.xml', '/llms.txt']
    expect(published.filter((path) => lists.includes(path)).toSorted()).toEqual(lists.toSorted())
    expect(publisher.state().problems).toMatchObject([{ documentId: 'new' }])
    await stage.editor.delete('new')
    await publisher.close()
  })

  it('is listed at its earlier address once it was moved, which shows it as it was', async () => {
    const publisher = await openPublisher()
    await publisher.sweep()
    // Texts of other articles lead to it by themselves.
    const isList = (file: string) =>
      /^(?:approaches|topics\/[^/]+)\/index|^sitemap|^llms/.test(file)
    const lists = publisher.leadingTo(OLD).filter(isList)
    expect(lists).toEqual(expect.arrayContaining(['approaches/index.html', 'llms.txt']))
    await write(ARTICLE, 'moved', true)
    await publisher.publish([ARTICLE])
    expect(publisher.leadingTo('/approaches/moved/').filter(isList)).toEqual([])
    expect(publisher.leadingTo(OLD).filter(isList)).toEqual(lists)
    expect(publisher.has(`${OLD.slice(1)}index.html`)).toBe(true)
    await write(ARTICLE, 'moved', false)
    await publisher.publish([ARTICLE])
    expect(publisher.has('approaches/moved/index.html')).toBe(true)
    expect(publisher.has(`${OLD.slice(1)}index.html`)).toBe(false)
    expect(publisher.leadingTo('/approaches/moved/').filter(isList)).toEqual(lists)
    await stage.editor.createOrReplace(original)
    await publisher.close()
  })
})
