import { stegaEncodeSourceMap } from '@sanity/client/stega'
import { describe, expect, it } from 'vitest'
import { markFields } from '../../../../src/server/preview/mark-fields.ts'

/** `text` as the client gives it out in a preview, from the field `path` of an approach. */
function fromField(text: string, path = 'title'): string {
  const [encoded] = stegaEncodeSourceMap(
    [text],
    {
      documents: [{ _id: 'drafts.a', _type: 'approach' }],
      paths: [`$['${path}']`],
      mappings: {
        '$[0]': { type: 'value', source: { type: 'documentValue', document: 0, path: 0 } },
      },
    },
    { enabled: true, studioUrl: 'http://localhost:3333', filter: () => true },
  )
  return encoded ?? ''
}

const FIELD = (path: string) =>
  ` data-sanity-drag-disable="true" data-sanity="id=a;type=approach;path=${path};base=http%3A%2F%2Flocalhost%3A3333"`

describe('marking fields', () => {
  it('turns unseen marks in text into an attribute of the element around it', () => {
    const html = `<main><h1 id="a">${fromField('Été')}</h1></main>`
    expect(markFields(html)).toBe(`<main><h1 id="a"${FIELD('title')}>Été</h1></main>`)
  })

  it('keeps the first of several marks and goes on after elements without an end', () => {
    const html = `<p>${fromField('a', 'one')}<br>${fromField('b', 'two')}<em>${fromField('c', 'three')}</em></p>`
    expect(markFields(html)).toBe(`<p${FIELD('one')}>a<br>b<em${FIELD('three')}>c</em></p>`)
  })

  it('leaves a field alone that an element names itself', () => {
    const html = `<div data-sanity="own">${fromField('a')}</div>`
    expect(markFields(html)).toBe('<div data-sanity-drag-disable="true" data-sanity="own">a</div>')
  })

  it('leaves no mark in head, attributes, scripts, styles and form fields', () => {
    const text = fromField('x')
    const html = `<html><head><title>${text}</title><meta content="${text}"></head><body><a href="/${text}" title='${text} > y'>y</a><script>"${text}<b>"</script><textarea>${text}</textarea></body></html>`
    expect(markFields(html)).toBe(
      `<html><head><title>x</title><meta content="x"></head><body><a href="/x" title='x > y'>y</a><script>"x<b>"</script><textarea>x</textarea></body></html>`,
    )
  })

  it('leaves no mark in text that a link carries encoded', () => {
    const html = `<a href="mailto:?subject=${encodeURIComponent(fromField('A “b”'))}">c</a>`
    expect(markFields(html)).toBe('<a href="mailto:?subject=A%20%E2%80%9Cb%E2%80%9D">c</a>')
  })

  it('leaves a page without marks as it is', () => {
    const html =
      '<!DOCTYPE html><html><body><p>1 < 2 &amp; 👩‍👩‍👧</p><svg><path d="M0"/></svg></body></html>'
    expect(markFields(html)).toBe(html)
  })
})
