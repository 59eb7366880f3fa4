/** What is measured, with the parameters of the `turn`-th call. */
export type BenchQuery = {
  name: string
  query: string
  params: (turn: number, articles: number) => Record<string, unknown>
}

const slugOf = (turn: number, articles: number) => `article-${(turn * 7919) % articles}`

export const BENCH_QUERIES: readonly BenchQuery[] = [
  {
    name: 'by id',
    query: '*[_id == $id][0]',
    params: (turn, articles) => ({ id: slugOf(turn, articles) }),
  },
  {
    name: 'by slug, author and topics dereferenced',
    query:
      '*[_type == "approach" && slug.current == $slug][0]{..., author->{name}, topics[]->{title, "slug": slug.current}}',
    params: (turn, articles) => ({ slug: slugOf(turn, articles) }),
  },
  {
    name: "by slug, the site's way",
    query:
      '*[_type == "approach" && defined(slug.current) && dateTime(publishedAt) <= dateTime(now())][slug.current in $slugs]{_id, title, "slug": slug.current, body, author->{name}, "topics": topics[]->{title}}',
    params: (turn, articles) => ({ slugs: [slugOf(turn, articles)] }),
  },
  {
    name: 'list of 20, ordered',
    query:
      '*[_type == "approach"] | order(publishedAt desc, _id asc)[0...20]{_id, title, "slug": slug.current, definition}',
    params: () => ({}),
  },
  {
    name: 'references()',
    query: '*[references($id)]{_id, title}[0...20]',
    params: (turn) => ({ id: `topic-${turn % 40}` }),
  },
  {
    name: 'full text',
    query: '*[_type == "approach" && pt::text(body) match $text]{_id, title}[0...20]',
    params: (turn) => ({ text: ['repair trust', 'silence*', 'boundary group'][turn % 3] }),
  },
]
