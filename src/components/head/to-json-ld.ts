import type { Graph, Thing } from 'schema-dts'

/** The data as the text of a script element: nothing in it can end the element or begin a comment. */
export function toJsonLd(things: readonly Thing[]): string {
  const graph: Graph = { '@context': 'https://schema.org', '@graph': things }
  return JSON.stringify(graph).replaceAll('<', '\\u003c')
}
