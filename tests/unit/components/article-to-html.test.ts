import { expect, it } from 'vitest'
import { articleToHtml } from '../../../src/components/feed/article-to-html.ts'
import { approach } from '../../../src/content/schemas/approach.ts'
import { rawApproach, rawSource } from '../content/raw-documents.ts'

const crisisLines = [
  { _key: 'call', label: 'Call 988', instruction: 'Day & night', href: 'tel:988' },
  { _key: 'web', label: 'Chat', instruction: 'In a browser', href: 'https://988lifeline.org/' },
]
const render = (...body: object[]) =>
  articleToHtml(
    { ...approach.parse(rawApproach({ body })), related: [] },
    'https://attune.example/',
    crisisLines,
  )

it('ends no sentence twice that the name of a source ends', () => {
  const sources = [rawSource({ title: 'Does it work?', publication: 'Psychother. Res.' })]
  const article = { ...approach.parse(rawApproach({ sources })), related: [] }
  expect(articleToHtml(article, 'https://attune.example/', [])).toContain(
    '(1991). Does it work? Psychother. Res.</li>',
  )
})

it('keeps in a feed the lines of a text as they were typed', () => {
  const text = 'One & two.\n\nThree.'
  expect(render({ _type: 'callout', _key: 'note', tone: 'note', text })).toContain(
    '<p>One &amp; two.<br><br>Three.</p>',
  )
})

it('says in a feed, too, where to find help in a crisis', () => {
  expect(render({ _type: 'crisisHelp', _key: 'help', note: 'If you are in danger:' })).toContain(
    '<p>If you are in danger:</p><ul><li><a href="tel:988">Call 988</a> Day &amp; night</li><li><a href="https://988lifeline.org/">Chat</a> In a browser</li></ul>',
  )
})
