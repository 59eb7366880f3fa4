import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateArticle } from '../../fixtures/generated-articles.ts'

/** The other stacks' projects: each fetches the articles where it can, and writes a page for each. */

/** An article's page, about as plain as can be: title, definition, text, sources. */
const PAGE_MODULE = `import { toHTML } from '@portabletext/to-html'
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
export const slugOf = (article) => article.slug.current
export const bodyOf = (article) => toHTML(article.body)
export const pageOf = (article) => \`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>\${escape(article.title)}</title><meta name="description" content="\${escape(article.definition)}"><link rel="stylesheet" href="/style.css"></head><body><main><article><h1>\${escape(article.title)}</h1><p class="lead">\${escape(article.definition)}</p>\${bodyOf(article)}<h2>Sources</h2><ol>\${article.sources.map((source) => \`<li>\${escape(source.authors)} (\${source.year}). \${escape(source.title)}. \${escape(source.publication)}</li>\`).join('')}</ol></article></main></body></html>\`
`

const BARE = `import { mkdir, writeFile } from 'node:fs/promises'
import { pageOf, slugOf } from './page.mjs'
const articles = await (await fetch(process.env.ARTICLES_URL)).json()
for (const article of articles) {
  const folder = \`\${process.env.OUT_DIR}/\${slugOf(article)}\`
  await mkdir(folder, { recursive: true })
  await writeFile(\`\${folder}/index.html\`, pageOf(article))
}
`

const ELEVENTY_CONFIG = `export default function (config) {
  config.setQuietMode(true)
  config.addGlobalData('articles', async () => (await fetch(process.env.ARTICLES_URL)).json())
}
`
const ELEVENTY_PAGE = `import { pageOf, slugOf } from './page.mjs'
export const data = {
  pagination: { data: 'articles', size: 1, alias: 'article' },
  permalink: ({ article }) => \`/\${slugOf(article)}/index.html\`,
}
export const render = ({ article }) => pageOf(article)
`

const NEXT_LAYOUT = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>
}
`
const NEXT_PAGE = `import { bodyOf, slugOf } from '../../page.mjs'
let articles
const read = () => (articles ??= fetch(process.env.ARTICLES_URL, { cache: 'no-store' }).then((answer) => answer.json()))
export const dynamic = 'force-static'
export const dynamicParams = false
export async function generateStaticParams() {
  return (await read()).map((article) => ({ slug: slugOf(article) }))
}
export default async function Page({ params }) {
  const { slug } = await params
  const article = (await read()).find((one) => slugOf(one) === slug)
  return <main><article><h1>{article.title}</h1><p className="lead">{article.definition}</p><div dangerouslySetInnerHTML={{ __html: bodyOf(article) }} /><h2>Sources</h2><ol>{article.sources.map((source) => <li key={source._key}>{source.authors} ({source.year}). {source.title}. {source.publication}</li>)}</ol></article></main>
}
`

const HUGO_SINGLE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title><meta name="description" content="{{ .Description }}"><link rel="stylesheet" href="/style.css"></head><body><main><article><h1>{{ .Title }}</h1><p class="lead">{{ .Description }}</p>{{ .Content }}</article></main></body></html>`

interface Block {
  readonly style?: string
  readonly children?: readonly { readonly text?: string }[]
}

/** The same words as Markdown: Hugo can't fetch pages. */
function toMarkdown(number: number): string {
  const article = generateArticle(number)
  const body: readonly Block[] = article['body']
  const text = body.map(({ style, children = [] }) => {
    const words = children.map((child) => child.text ?? '').join('')
    return style === 'h2' ? `## ${words}` : words
  })
  return `---
title: "${article['title']}"
description: "${article['definition']}"
---
${text.join('\n\n')}

## Sources

1. Generated (2020). Work ${number}. For measuring only
`
}

async function writeAll(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name)
    await mkdir(join(file, '..'), { recursive: true })
    await writeFile(file, text)
  }
}

/** Writes the projects of all stacks below the peers' folder, for this many articles. */
export async function writeStacks(peers: string, articles: number): Promise<void> {
  for (const name of ['bare', 'eleventy', 'next', 'hugo']) {
    await rm(join(peers, name), { recursive: true, force: true })
  }
  await writeAll(join(peers, 'bare'), { 'page.mjs': PAGE_MODULE, 'build.mjs': BARE })
  await writeAll(join(peers, 'eleventy'), {
    'package.json': '{"type":"module"}',
    'page.mjs': PAGE_MODULE,
    'eleventy.config.mjs': ELEVENTY_CONFIG,
    'article.11ty.mjs': ELEVENTY_PAGE,
  })
  await writeAll(join(peers, 'next'), {
    'package.json': '{"type":"module"}',
    'page.mjs': PAGE_MODULE,
    'next.config.mjs': `export default { output: 'export', trailingSlash: true }`,
    'app/layout.jsx': NEXT_LAYOUT,
    'app/[slug]/page.jsx': NEXT_PAGE,
  })
  await writeAll(join(peers, 'hugo'), {
    'config.toml': 'baseURL = "http://localhost/"\ndisableKinds = ["taxonomy", "term", "RSS"]\n',
    'layouts/_default/single.html': HUGO_SINGLE,
    'layouts/_default/list.html': '<p>{{ len .Pages }}</p>',
  })
  for (let number = 1; number <= articles; number += 1) {
    await writeAll(join(peers, 'hugo/content'), { [`generated-${number}.md`]: toMarkdown(number) })
  }
}
