import { isKind, KINDS } from './kinds.ts'
import type { FoundPage } from './pagefind.ts'
import { readExcerpt } from './read-excerpt.ts'

/** How many of a page's sections are named below it. */
const SECTIONS = 3

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...children)
  return made
}

function link(href: string, className: string, text: string): HTMLAnchorElement {
  const made = element('a', className, text)
  made.href = href
  return made
}

/** A found page as an item of the list: its title, what it is, where the words stand. */
export function showPage({
  url,
  excerpt,
  content,
  meta,
  filters,
  sub_results,
}: FoundPage): HTMLLIElement {
  const title = meta.title ?? url
  const [kind] = filters.kind ?? []
  const heading = element('h3', 'text-h4', link(url, 'link found-link', title))
  const words = readExcerpt(excerpt, content).map(({ text, isHit }) =>
    isHit ? element('mark', '', text) : text,
  )
  const item = element('li', 'found', heading)
  if (isKind(kind)) item.prepend(element('p', 'eyebrow', KINDS[kind]))
  item.append(element('p', 'mt-1', ...words))
  const sections = sub_results.filter((section) => section.url.includes('#')).slice(0, SECTIONS)
  if (sections.length > 0) {
    const links = sections.map((section) =>
      element('li', '', link(section.url, 'link link-target', section.title)),
    )
    const list = element('ul', 'found-sections', ...links)
    list.setAttribute('aria-label', `In “${title}”`)
    item.append(list)
  }
  return item
}
