/** Documents like those of the site: articles of 15 blocks, their authors and their topics. */

const WORDS =
  'attachment repair session group partner boundary feeling practice skill trust silence conflict listening pattern history distance closeness family therapist change'.split(
    ' ',
  )
const AUTHORS = 50
const TOPICS = 40
const BLOCKS = 15
const WORDS_A_BLOCK = 55

export type BenchDocument = { _id: string; _type: string; [field: string]: unknown }

/** The same documents at every run: numbers follow from `index` alone. */
export function largeContent(count: number): BenchDocument[] {
  const documents: BenchDocument[] = []
  for (let index = 0; index < AUTHORS; index += 1) {
    const slug = { _type: 'slug', current: `author-${index}` }
    documents.push({ _id: `author-${index}`, _type: 'person', name: `Author ${index}`, slug })
  }
  for (let index = 0; index < TOPICS; index += 1) {
    const slug = { _type: 'slug', current: `topic-${index}` }
    documents.push({ _id: `topic-${index}`, _type: 'topic', title: `Topic ${index}`, slug })
  }
  for (let index = 0; documents.length < count; index += 1) documents.push(article(index))
  return documents
}

function article(index: number): BenchDocument {
  const day = new Date(Date.UTC(2020, 0, 1 + (index % 1500))).toISOString()
  return {
    _id: `article-${index}`,
    _type: 'approach',
    title: `Article ${(index * 7919) % 100_003} on ${word(index)}`,
    slug: { _type: 'slug', current: `article-${index}` },
    publishedAt: day,
    definition: sentence(index, 25),
    author: { _type: 'reference', _ref: `author-${index % AUTHORS}` },
    topics: [0, 1, 2].map((step) => ({
      _type: 'reference',
      _key: `t${step}`,
      _ref: `topic-${(index + step * 7) % TOPICS}`,
    })),
    body: Array.from({ length: BLOCKS }, (_, block) => ({
      _type: 'block',
      _key: `b${block}`,
      style: block % 5 === 0 ? 'h2' : 'normal',
      markDefs: [],
      children: [
        {
          _type: 'span',
          _key: 's',
          marks: [],
          text: sentence(index * 31 + block, block % 5 === 0 ? 5 : WORDS_A_BLOCK),
        },
      ],
    })),
  }
}

function sentence(seed: number, words: number): string {
  return Array.from({ length: words }, (_, index) => word(seed * 17 + index * 5 + index ** 2)).join(
    ' ',
  )
}

function word(seed: number): string {
  return `${WORDS[seed % WORDS.length]}${seed % 11 === 0 ? seed % 997 : ''}`
}
