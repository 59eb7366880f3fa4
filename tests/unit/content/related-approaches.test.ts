import { describe, expect, it } from 'vitest'
import { createRelatedFinder } from '../../../src/content/related-approaches.ts'
import { approachHead } from '../../../src/content/schemas/approach.ts'
import { rawApproachHead } from './raw-documents.ts'

const topics = (slugs: string) =>
  [...slugs].map((slug) => ({ _type: 'topic' as const, title: slug, slug }))
const head = (slug: string, under: string) =>
  approachHead.parse(rawApproachHead({ _id: slug, slug, title: slug, topics: topics(under) }))
const heads = [head('alone', ''), head('far', 'z'), head('one', 'a'), head('two', 'ab')]
const chosen = (slug: string) => ({ slug, title: slug, definition: 'Chosen.' })
const slugs = (related: readonly { slug: string }[]) => related.map(({ slug }) => slug)

describe('related approaches', () => {
  it('are those that share most topics, never the article itself', () => {
    const find = createRelatedFinder(heads)
    expect(slugs(find({ slug: 'new', topics: topics('ab'), related: [] }))).toEqual(['two', 'one'])
    expect(slugs(find({ slug: 'two', topics: topics('ab'), related: [] }))).toEqual(['one'])
  })

  it('begin with the editors’ choice, and no article comes twice', () => {
    const find = createRelatedFinder(heads)
    const related = [chosen('far'), chosen('two')]
    expect(slugs(find({ slug: 'new', topics: topics('ab'), related }))).toEqual([
      'far',
      'two',
      'one',
    ])
    const self = [chosen('new'), chosen('far')]
    expect(slugs(find({ slug: 'new', topics: topics('ab'), related: self }))).toEqual([
      'far',
      'two',
      'one',
    ])
  })

  it('are filled up to four, and more only if editors chose more', () => {
    const many = Array.from({ length: 20 }, (_, index) => head(`n${index}`, 'a'))
    const find = createRelatedFinder(many)
    expect(find({ slug: 'n0', topics: topics('a'), related: [] })).toHaveLength(4)
    const related = ['n1', 'n2', 'n3', 'n4', 'n5'].map(chosen)
    expect(slugs(find({ slug: 'n0', topics: topics('a'), related }))).toEqual(slugs(related))
  })
})
