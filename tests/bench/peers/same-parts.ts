import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { generateArticle } from '../../fixtures/generated-articles.ts'

const ELEMENTS = ['h1', 'h2', 'h3', 'p', 'ul', 'ol', 'li', 'strong', 'em', 'a', 'sup'] as const

/** What the first article's page must hold, whoever rendered it: elements of its text, and words. */
const EXPECTED = {
  ...{ h1: 1, h2: 4, h3: 3, p: 15, ul: 1, ol: 2, li: 11 },
  ...{ strong: 11, em: 3, a: 14, sup: 3 },
}

/**
 * Refuses a stack whose page of the first article holds other parts than it should: what renders less
 * is no peer.
 * @throws Error naming the stack and what its page holds
 */
export async function refuseOtherParts(name: string, file: string): Promise<void> {
  const html = await readFile(file, 'utf8')
  const article = html.slice(html.indexOf('<article'), html.indexOf('</article>'))
  const parts = Object.fromEntries(
    ELEMENTS.map((element) => [element, article.split(new RegExp(`<${element}[ >]`)).length - 1]),
  )
  const definition = String(generateArticle(1)['definition'])
  if (isDeepStrictEqual(parts, EXPECTED) && article.includes(definition)) return
  throw new Error(`${name} renders other parts: ${JSON.stringify(parts)}`)
}
