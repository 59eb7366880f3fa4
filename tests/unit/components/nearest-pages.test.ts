import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readListedPages, writeListedPage } from '../../../src/components/feed/listed-page.ts'
import { findNearestPages } from '../../../src/components/not-found/nearest-pages.ts'
import { anyCodePoint } from '../../fixtures/arbitrary-texts.ts'

const listed = readListedPages(`# Attune

> About [nothing](https://attune.example/no/).

## Articles

- [Relational therapy](https://attune.example/approaches/relational-therapy/): A [kind] of therapy.
- [Group therapy](https://attune.example/approaches/group-therapy/): With others.
- [Privacy](https://attune.example/privacy/): What is kept.
`)
const pathsFor = (path: string) => findNearestPages(path, listed).map((page) => page.path)

it('reads the pages of the list, and no other link', () => {
  expect(listed.map(({ title }) => title)).toEqual([
    'Relational therapy',
    'Group therapy',
    'Privacy',
  ])
})

it('reads each title as its document has it, whatever marks are in it', () => {
  const title = fc
    .string({ unit: fc.constantFrom('a', ' ', '[', ']', '(', ')', '\\', '\n', '—') })
    .map((text) => text.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
  fc.assert(
    fc.property(title, title, (words, about) => {
      const page = { title: words, path: '/approaches/a/' }
      const line = writeListedPage(page, about, new URL('https://attune.example'))
      expect(readListedPages(line)).toEqual([page])
    }),
  )
})

it.each([
  ['/approaches/relational-terapy/', '/approaches/relational-therapy/'],
  ['/relational_therapy', '/approaches/relational-therapy/'],
  ['/blog/2019/group-therapy.html', '/approaches/group-therapy/'],
  ['/Privacy-Policy/', '/privacy/'],
])('leads from %s to %s', (asked, found) => {
  expect(pathsFor(asked)[0]).toBe(found)
})

it('suggests nothing where nothing is alike', () => {
  expect(pathsFor('/xyz/')).toEqual([])
  expect(pathsFor('/')).toEqual([])
})

it('takes any address', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCodePoint }), (path) => {
      expect(findNearestPages(path, listed).length).toBeLessThanOrEqual(3)
    }),
  )
})
