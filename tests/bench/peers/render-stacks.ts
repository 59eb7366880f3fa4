import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toMarkdown } from './to-markdown.ts'

/** The other stacks' projects: each fetches the articles where it can, and writes a page for each. */

/**
 * An article's page, about as plain as can be: title, definition, text, sources. `toMarkdown` says
 * the same for Hugo.
 */
const PAGE_MODULE = `import { toHTML } from '@portabletext/to-html'
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const numberOf = (source) => source.slice(1)
const hrefOf = ({ _ref }) => \`/approaches/\${_ref.replace('approach-', '')}/\`
const components = {
  marks: {
    link: ({ children, value }) => \`<a href="\${escape(value.href ?? hrefOf(value.reference))}">\${children}</a>\`,
    glossary: ({ children, value }) => \`<a href="/glossary/#\${value.term._ref.replace('term-', '')}">\${children}</a>\`,
    citation: ({ children, value }) => \`\${children}<sup><a href="#source-\${numberOf(value.source)}">\${numberOf(value.source)}</a></sup>\`,
  },
  types: {
    claim: ({ value }) => \`<div class="claim"><p>\${value.grade} evidence</p><p>\${escape(value.statement)}</p><p>\${escape(value.detail)}</p><p>Sources \${value.sources.map((source) => \`<a href="#source-\${numberOf(source)}">\${numberOf(source)}</a>\`).join(' ')}</p></div>\`,
  },
}
export const slugOf = (article) => article.slug.current
export const bodyOf = (article) => toHTML(article.body, { components })
export const sourcesOf = (article) => \`<h2>Sources</h2><ol>\${article.sources.map((source, at) => \`<li id="source-\${at + 1}">\${escape(source.authors)} (\${source.year}). \${escape(source.title)}. \${escape(source.publication)}</li>\`).join('')}</ol>\`
export const pageOf = (article) => \`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>\${escape(article.title)}</title><meta name="description" content="\${escape(article.definition)}"><link rel="stylesheet" href="/style.css"></head><body><main><article><h1>\${escape(article.title)}</h1><p class="lead">\${escape(article.definition)}</p>\${bodyOf(article)}\${sourcesOf(article)}</article></main></body></html>\`
`

/** Run as `build.mjs [bytes]`: pages shorter than that are filled up with spaces. */
const BARE = `import { mkdir, writeFile } from 'node:fs/promises'
import { pageOf, slugOf } from './page.mjs'
const bytes = Number(process.argv[2] ?? 0)
const articles = await (await fetch(process.env.ARTICLES_URL)).json()
for (const article of articles) {
  const folder = \`\${process.env.OUT_DIR}/\${slugOf(article)}\`
  await mkdir(folder, { recursive: true })
  await writeFile(\`\${folder}/index.html\`, pageOf(article).padEnd(bytes))
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
const NEXT_PAGE = `import { bodyOf, slugOf, sourcesOf } from '../../page.mjs'
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
  return <main><article><h1>{article.title}</h1><p className="lead">{article.definition}</p><div dangerouslySetInnerHTML={{ __html: bodyOf(article) + sourcesOf(article) }} /></article></main>
}
`

/** HTML stands in the Markdown where Markdown has no word for it. */
const HUGO_CONFIG = `baseURL = "http://localhost/"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
`
const HUGO_SINGLE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title><meta name="description" content="{{ .Description }}"><link rel="stylesheet" href="/style.css"></head><body><main><article><h1>{{ .Title }}</h1><p class="lead">{{ .Description }}</p>{{ .Content }}</article></main></body></html>`

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
    'config.toml': HUGO_CONFIG,
    'layouts/_default/single.html': HUGO_SINGLE,
    'layouts/_default/list.html': '<p>{{ len .Pages }}</p>',
  })
  for (let number = 1; number <= articles; number += 1) {
    await writeAll(join(peers, 'hugo/content'), { [`generated-${number}.md`]: toMarkdown(number) })
  }
}
