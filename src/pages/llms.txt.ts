import { setImmediate } from 'node:timers/promises'
import type { APIRoute } from 'astro'
import { answerText } from '../components/feed/answer-text.ts'
import { writeListedPage } from '../components/feed/listed-page.ts'
import { contentOf } from '../content/content-of.ts'
import { approachPath, pagePath, programPath } from '../content/paths.ts'

const SLICE = 200

/** The site in the form of llmstxt.org. */
export const GET: APIRoute = async (context) => {
  const content = contentOf(context)
  const [settings, approaches, programs, pages] = await Promise.all([
    content.settings(),
    content.approachHeads(),
    content.programHeads(),
    content.pages(),
  ])
  const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ')
  const siteUrl = new URL('/', context.site)
  const line = (title: string, path: string, about: string) =>
    writeListedPage({ title, path }, about, siteUrl)
  const articles: string[] = []
  for (const [at, { title, slug, definition }] of approaches.entries()) {
    // Thousands are written in slices: whoever shares the process goes on meanwhile.
    if (at > 0 && at % SLICE === 0) await setImmediate()
    articles.push(line(title, approachPath(slug), definition))
  }
  const sections = [
    `# ${inOneLine(settings.name)}`,
    `> ${inOneLine(settings.description)}`,
    settings.disclaimer,
    '## Articles',
    articles.join('\n'),
    '## Groups',
    programs.map((head) => line(head.title, programPath(head.slug), head.summary)).join('\n'),
    '## About',
    [
      line('Glossary', '/glossary/', 'What the words mean.'),
      ...pages.map((page) => line(page.title, pagePath(page.slug), page.summary)),
    ].join('\n'),
  ]
  return answerText(`${sections.join('\n\n')}\n`, 'plain')
}
