import { describe, expect, it } from 'vitest'
import { createFieldAttributes } from '../../../../src/content/preview/field-attribute.ts'
import { createFieldMarks } from '../../../../src/content/preview/field-marks.ts'
import { markFields } from '../../../../src/server/preview/mark-fields.ts'

const marks = createFieldMarks()
const attributes = createFieldAttributes('http://localhost:3333')

/** `text` as a preview reads it from the field `path` of an approach. */
const fromField = (text: string, path = 'title') =>
  marks.mark(text, { id: 'drafts.a', type: 'approach', path: [path] })

const markPage = (html: string) =>
  markFields(html, (text) => {
    const field = marks.find(text)
    return field && attributes.ofField(field)
  })

const FIELD = (path: string) =>
  ` data-sanity-drag-disable="true" data-sanity="id=a;type=approach;path=${path};base=http%3A%2F%2Flocalhost%3A3333"`

describe('marking fields', () => {
  it('turns unseen marks in text into an attribute of the element around it', () => {
    const html = `<main><h1 id="a">${fromField('Été')}</h1></main>`
    expect(markPage(html)).toBe(`<main><h1 id="a"${FIELD('title')}>Été</h1></main>`)
  })

  it('keeps the first of several marks and goes on after elements without an end', () => {
    const html = `<p>${fromField('a', 'one')}<br>${fromField('b', 'two')}<em>${fromField('c', 'three')}</em></p>`
    expect(markPage(html)).toBe(`<p${FIELD('one')}>a<br>b<em${FIELD('three')}>c</em></p>`)
  })

  it('leaves a field alone that an element names itself', () => {
    const html = `<div data-sanity="own">${fromField('a')}</div>`
    expect(markPage(html)).toBe('<div data-sanity-drag-disable="true" data-sanity="own">a</div>')
  })

  it('leaves no mark in head, attributes, scripts, styles and form fields', () => {
    const text = fromField('x')
    const html = `<html><head><title>${text}</title><meta content="${text}"></head><body><a href="/${text}" title='${text} > y'>y</a><script>"${text}<b>"</script><textarea>${text}</textarea></body></html>`
    expect(markPage(html)).toBe(
      `<html><head><title>x</title><meta content="x"></head><body><a href="/x" title='x > y'>y</a><script>"x<b>"</script><textarea>x</textarea></body></html>`,
    )
  })

  it('leaves no mark in text that a link carries encoded', () => {
    const html = `<a href="mailto:?subject=${encodeURIComponent(fromField('A “b”'))}">c</a>`
    expect(markPage(html)).toBe('<a href="mailto:?subject=A%20%E2%80%9Cb%E2%80%9D">c</a>')
  })

  it('takes unseen characters away that lead nowhere', () => {
    const pasted = '\u200b'.repeat(40)
    expect(markPage(`<p title="${pasted}">a${pasted}b</p>`)).toBe('<p title="">ab</p>')
  })

  it('leaves a page without marks as it is', () => {
    const html =
      '<!DOCTYPE html><html><body><p>1 < 2 &amp; 👩‍👩‍👧</p><svg><path d="M0"/></svg></body></html>'
    expect(markPage(html)).toBe(html)
  })
})
