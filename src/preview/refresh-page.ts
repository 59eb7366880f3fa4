import { morph } from './morph.ts'

async function fetchPage(): Promise<Document | undefined> {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } })
  // Another address: the slug has changed, or the preview is over. The frame follows.
  if (response.redirected && new URL(response.url).pathname !== location.pathname) {
    location.replace(response.url)
    return undefined
  }
  if (!response.headers.get('cache-control')?.includes('no-store')) {
    location.reload()
    return undefined
  }
  return new DOMParser().parseFromString(await response.text(), 'text/html')
}

async function refreshOnce(): Promise<void> {
  const next = await fetchPage()
  if (!next) return
  if (document.title !== next.title) document.title = next.title
  // In the Studio's frame there is no bar, which a page fetched apart from it has.
  if (!document.querySelector('[data-preview="bar"]')) {
    next.querySelector('[data-preview="bar"]')?.remove()
  }
  morph(document.body, next.body)
}

let running: Promise<void> | undefined
let isWanted = false

async function refreshWhileWanted(): Promise<void> {
  try {
    while (isWanted) {
      isWanted = false
      await refreshOnce()
    }
  } finally {
    running = undefined
  }
}

/** Brings the page in line with the drafts, without a reload. Calls during one lead to one more. */
export function refreshPage(): Promise<void> {
  isWanted = true
  running ??= refreshWhileWanted()
  return running
}
