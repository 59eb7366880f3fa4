/** The headings every approach article is written to, in their order. */
const headings = [
  'What it is',
  'Who it may and may not suit',
  'What a first session is like',
  'Techniques',
  'What the evidence says',
  'Limits and risks',
  'How it compares',
  'History',
  'Questions people ask',
]

const makeKey = () => crypto.randomUUID().replaceAll('-', '').slice(0, 12)

const makeBlock = (style: 'h2' | 'normal', text: string) => ({
  _type: 'block',
  _key: makeKey(),
  style,
  markDefs: [],
  children: [{ _type: 'span', _key: makeKey(), text, marks: [] }],
})

/** A new article's body: each heading with an empty paragraph below it. */
export function makeApproachOutline() {
  return headings.flatMap((heading) => [makeBlock('h2', heading), makeBlock('normal', '')])
}
