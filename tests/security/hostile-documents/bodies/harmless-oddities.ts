import { span, textBlock, weakReference } from '../sound-documents.ts'
import { type BodyCase, linked, repeat } from './body-case.ts'

/** Odd, and no harm: shown as well as can be. */
export const HARMLESS_ODDITIES: readonly BodyCase[] = [
  [
    'marks that nobody defined',
    [
      textBlock({
        children: [
          span('kept words', { marks: ['__proto__', 'constructor', 'toString', 'code', 'gone'] }),
        ],
      }),
    ],
  ],
  [
    'the same mark twenty times',
    [textBlock({ children: [span('kept words', { marks: repeat(20, () => 'strong') })] })],
  ],
  ['definitions that are none', [textBlock({ markDefs: 'x' })]],
  ['keys that are all the same', repeat(20, () => textBlock({ _key: 'same' }))],
  [
    'keys with markup',
    [textBlock({ _key: '"><script>', children: [span('x', { _key: '\'"]' })] })],
  ],
  [
    'a link to itself',
    [linked({ kind: 'internal', reference: weakReference('hostile-page-body-link-to-itself') })],
  ],
  ['a link to nothing', [linked({ kind: 'internal', reference: weakReference('nowhere') })]],
  [
    'a link to a document without a page',
    [linked({ kind: 'internal', reference: weakReference('siteSettings') })],
  ],
  [
    'a link by a reference that is none',
    [linked({ kind: 'internal', reference: weakReference('no such/id ../?') })],
  ],
  [
    'a program card of nothing',
    [{ _type: 'programCard', _key: 'p', program: weakReference('nowhere') }],
  ],
  [
    'a program card of an article',
    [{ _type: 'programCard', _key: 'p', program: weakReference('approach-relational-therapy') }],
    /^body\[0\]\.program\./,
  ],
  [
    'lists six deep, up and down',
    repeat(200, (at) => textBlock({ listItem: at % 2 ? 'bullet' : 'number', level: (at % 6) + 1 })),
  ],
  ['a list that begins six deep', [textBlock({ listItem: 'bullet', level: 6 })]],
  ['headings that are all the same', repeat(300, () => textBlock({ style: 'h2' }))],
  [
    'a heading that takes the page’s own name',
    [textBlock({ style: 'h2', children: [span('main')] })],
  ],
  ['no words at all', [textBlock({ children: [] }), textBlock({ children: [span('')] })]],
  [
    'fields nobody asked for',
    [textBlock({ onclick: 'x', class: 'x', dangerouslySetInnerHTML: { __html: '<b>' } })],
  ],
  ['a thousand blocks', repeat(1_000, (at) => textBlock({ _key: `b${at}` }))],
]
