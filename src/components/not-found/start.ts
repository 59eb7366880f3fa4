import { readListedPages } from '../feed/listed-page.ts'
import { findNearestPages } from './nearest-pages.ts'

// The page for addresses that lead nowhere is the same file at each: which pages are near is found
// out here. Without JavaScript the list below it leads everywhere.
const place = document.querySelector<HTMLElement>('[data-nearest]')
if (place) void suggest(place).catch(() => {})

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

async function suggest(place: HTMLElement): Promise<void> {
  const response = await fetch('/llms.txt')
  if (!response.ok) return
  const nearest = findNearestPages(
    decode(location.pathname),
    readListedPages(await response.text()),
  )
  const items = nearest.map(({ title, path }) => {
    const link = document.createElement('a')
    link.className = 'link link-target'
    link.href = path
    link.textContent = title
    const item = document.createElement('li')
    item.append(link)
    return item
  })
  place.querySelector('ul')?.replaceChildren(...items)
  const paths = new Set(nearest.map(({ path }) => path))
  for (const link of document.querySelectorAll('[data-places] a')) {
    if (paths.has(link.getAttribute('href') ?? '')) link.closest('li')?.remove()
  }
  place.hidden = items.length === 0
}
