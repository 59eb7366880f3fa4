import { HOSTILE_ADDRESSES } from '../hostile-texts.ts'
import { span, textBlock, weakReference } from '../sound-documents.ts'
import { type BodyCase, linked } from './body-case.ts'

/** Links to where no link may lead. */
export const HOSTILE_LINKS: readonly BodyCase[] = Object.entries(HOSTILE_ADDRESSES).map(
  ([name, href]) => [
    `a link to ${name}`,
    [linked({ kind: 'external', href })],
    /^body\[0\]\.markDefs\[0\]\.href: must be a full address/,
  ],
)

/** Blocks that are not what their types say. */
export const BROKEN_SHAPES: readonly BodyCase[] = [
  ['a body that is text', 'text', /^body: is missing/],
  ['a body that is a number', 7, /^body: is missing/],
  ['a body that is an object', { _type: 'block', _key: 'k' }, /^body: is missing/],
  ['no body', undefined, /^body: is missing/],
  ['a block that is null', [null], /^body\[0\]: /],
  ['a block that is text', ['<script>'], /^body\[0\]: /],
  ['a block in a block', [[textBlock()]], /^body\[0\]: /],
  [
    'an unknown block',
    [{ _type: 'htmlEmbed', _key: 'k', html: '<b>' }],
    /^body\[0\]._type: is a kind of block/,
  ],
  ['a block named after a prototype', [{ _type: '__proto__', _key: 'k' }], /is a kind of block/],
  [
    'a block named after a constructor',
    [{ _type: 'constructor', _key: 'k' }],
    /is a kind of block/,
  ],
  ['a block without a type', [{ _key: 'k' }], /is a kind of block/],
  ['a block without children', [textBlock({ children: undefined })], /^body\[0\]\.children: /],
  ['children that are none', [textBlock({ children: 'words' })], /^body\[0\]\.children: /],
  ['children as an object', [textBlock({ children: { 0: span('x') } })], /^body\[0\]\.children: /],
  [
    'null where text is',
    [textBlock({ children: [span(null)] })],
    /^body\[0\]\.children\[0\]\.text: /,
  ],
  ['a number for text', [textBlock({ children: [span(42)] })], /^body\[0\]\.children\[0\]\.text: /],
  [
    'a list for text',
    [textBlock({ children: [span(['x'])] })],
    /^body\[0\]\.children\[0\]\.text: /,
  ],
  [
    'a child of an unknown kind',
    [textBlock({ children: [{ _type: 'image', _key: 'i' }] })],
    /^body\[0\]\.children\[0\]\._type: /,
  ],
  [
    'marks that are text',
    [textBlock({ children: [span('x', { marks: 'strong' })] })],
    /children\[0\]\.marks: /,
  ],
  [
    'a mark that is an object',
    [textBlock({ children: [span('x', { marks: [{}] })] })],
    /children\[0\]\.marks\[0\]: /,
  ],
  [
    'an unknown definition',
    [textBlock({ markDefs: [{ _type: 'script', _key: 'm' }] })],
    /is a kind of mark this site does not know/,
  ],
  ['a style from a prototype', [textBlock({ style: 'constructor' })], /^body\[0\]\.style: /],
  ['a style that closes its element', [textBlock({ style: 'h2><script>' })], /^body\[0\]\.style: /],
  [
    'a list of an unknown kind',
    [textBlock({ listItem: '__proto__', level: 1 })],
    /^body\[0\]\.listItem: /,
  ],
  [
    'a list at level a thousand',
    [textBlock({ listItem: 'bullet', level: 1_000 })],
    /^body\[0\]\.level: /,
  ],
  ['a list at level -1', [textBlock({ listItem: 'bullet', level: -1 })], /^body\[0\]\.level: /],
  ['a heading at a level that is text', [textBlock({ level: '1' })], /^body\[0\]\.level: /],
  [
    'a link without an address',
    [linked({ kind: 'external' })],
    /^body\[0\]\.markDefs\[0\]: leads nowhere/,
  ],
  [
    'a link of an unknown kind',
    [linked({ kind: 'sideways' })],
    /^body\[0\]\.markDefs\[0\]\.kind: /,
  ],
  [
    'a link whose reference is text',
    [linked({ kind: 'internal', reference: 'approach-x' })],
    /markDefs\[0\]\.reference: /,
  ],
  [
    'a term that refers to nothing',
    [textBlock({ markDefs: [{ _type: 'glossary', _key: 'g', term: weakReference('nowhere') }] })],
    /markDefs\[0\]\.term: refers to a term that is not published/,
  ],
  [
    'a term that is an article',
    [
      textBlock({
        markDefs: [
          { _type: 'glossary', _key: 'g', term: weakReference('approach-relational-therapy') },
        ],
      }),
    ],
    /markDefs\[0\]\.term/,
  ],
  [
    'a citation where there are no sources',
    [textBlock({ markDefs: [{ _type: 'citation', _key: 'c', source: '__proto__' }] })],
    /^body\[0\]: cites a source/,
  ],
  [
    'a picture without an asset',
    [{ _type: 'figure', _key: 'f', image: { _type: 'image', alt: 'x' } }],
    /^body\[0\]\.image\.assetId: /,
  ],
  ['a figure without a picture', [{ _type: 'figure', _key: 'f' }], /^body\[0\]\.image/],
  [
    'a picture that is no picture',
    [
      {
        _type: 'figure',
        _key: 'f',
        image: { alt: 'x', asset: weakReference('approach-relational-therapy') },
      },
    ],
    /^body\[0\]\.image\.assetId: refers to something that is not a picture/,
  ],
  [
    'a picture at an address elsewhere',
    [
      {
        _type: 'figure',
        _key: 'f',
        image: { alt: 'x', asset: { url: 'https://evil.example/a.png' } },
      },
    ],
    /^body\[0\]\.image\.assetId: /,
  ],
  [
    'a picture whose name climbs',
    [
      {
        _type: 'figure',
        _key: 'f',
        image: {
          alt: 'x',
          asset: { _type: 'reference', _weak: true, _ref: 'image-../../secret-1x1-png' },
        },
      },
    ],
    /^body\[0\]\.image\.assetId: /,
  ],
  [
    'a picture that the lake does not have',
    [
      {
        _type: 'figure',
        _key: 'f',
        image: { alt: 'x', asset: weakReference(`image-${'0'.repeat(40)}-9x9-png`) },
      },
    ],
    /could not be copied/,
  ],
  [
    'a crop that leaves nothing',
    [
      {
        _type: 'figure',
        _key: 'f',
        image: {
          alt: 'x',
          asset: weakReference(`image-${'0'.repeat(40)}-9x9-png`),
          crop: { top: 1, bottom: 1, left: 0, right: 0 },
        },
      },
    ],
    /^body\[0\]\.image\.crop: must leave something/,
  ],
  ['a callout without a tone', [{ _type: 'callout', _key: 'c', text: 'x' }], /^body\[0\]\.tone: /],
  [
    'a table with rows of other lengths',
    [
      {
        _type: 'comparisonTable',
        _key: 't',
        caption: 'x',
        columns: ['a', 'b'],
        rows: [{ _key: 'r', cells: ['1'] }],
      },
    ],
    /^body\[0\]: needs as many cells/,
  ],
  [
    'a table of null',
    [{ _type: 'comparisonTable', _key: 't', caption: 'x', columns: [null, null], rows: [null] }],
    /^body\[0\]\.columns\[0\]: /,
  ],
  [
    'questions that are text',
    [{ _type: 'questionList', _key: 'q', questions: 'why' }],
    /^body\[0\]\.questions: /,
  ],
  [
    'steps that are numbers',
    [{ _type: 'exercise', _key: 'e', title: 'x', steps: [1] }],
    /^body\[0\]\.steps\[0\]: /,
  ],
]
