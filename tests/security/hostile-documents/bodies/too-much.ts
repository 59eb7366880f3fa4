import { span, textBlock } from '../sound-documents.ts'
import { type BodyCase, repeat } from './body-case.ts'

/** An object inside an object, as often as told. */
function nest(levels: number): object {
  let value = {}
  for (let level = 0; level < levels; level += 1) value = { inner: value }
  return value
}

/** Too much of everything, with where and why it is refused. */
export const TOO_MUCH: readonly BodyCase[] = [
  [
    'ten thousand blocks',
    repeat(10_000, (at) => textBlock({ _key: `b${at}` })),
    /^body\[\d+\]\S*: is too much/,
  ],
  [
    'five megabytes of text',
    [textBlock({ children: [span('a word '.repeat(750_000))] })],
    /^body\[0\]\.children\[0\]\.text: is too long/,
  ],
  [
    'a hundred thousand marks on a word',
    [textBlock({ children: [span('x', { marks: repeat(100_000, (at) => `m${at}`) })] })],
    /^body\[0\]\.children\[0\]\.marks\[\d+\]: is too much/,
  ],
  [
    'a hundred marks on a word',
    [textBlock({ children: [span('x', { marks: repeat(100, (at) => `m${at}`) })] })],
    /children\[0\]\.marks: has too many marks/,
  ],
  [
    'an object nested a hundred times',
    [textBlock({ more: nest(100) })],
    /^body\[0\]\.more\.inner\S*: is nested too deep/,
  ],
  [
    'thousands of broken blocks',
    repeat(5_000, () => ({ _type: 'broken' })),
    /^body\[0\]\._type: [^;]+; .*and 4980 more/,
  ],
]
