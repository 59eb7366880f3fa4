import { describeResults } from './describe-results.ts'
import { asksForNothing, readSearchQuery, writeSearchQuery } from './search-query.ts'
import { walkResults } from './walk-results.ts'

// All that the search page loads by itself. Pagefind and the code that shows what it finds come when
// someone begins to search, or follows a link to a search.

const PAGE_SIZE = 10
const TYPING_PAUSE_MS = 200

const root = document.querySelector<HTMLElement>('[data-search]')
if (root) start(root)

function start(root: HTMLElement): void {
  const form = root.querySelector('form')
  const input = root.querySelector<HTMLInputElement>('[name="q"]')
  const list = root.querySelector('ol')
  const status = root.querySelector('[role="status"]')
  const more = root.querySelector<HTMLButtonElement>('[data-more]')
  if (!form || !input || !list || !status || !more) return
  const parts = { form, input, list, status, more }
  let latest = 0
  let showMore: (() => Promise<void>) | undefined

  const load = () => Promise.all([import('./pagefind.ts'), import('./show-page.ts')])
  const ask = () => {
    const parameters = new URLSearchParams()
    for (const [name, value] of new FormData(form)) parameters.set(name, String(value))
    return readSearchQuery(parameters)
  }

  async function search(): Promise<void> {
    latest += 1
    const mine = latest
    const query = ask()
    history.replaceState(null, '', location.pathname + writeSearchQuery(query))
    if (asksForNothing(query)) {
      parts.list.replaceChildren()
      parts.more.hidden = true
      parts.status.textContent = ''
      return
    }
    try {
      const [{ findPages }, { showPage }] = await load()
      const found = await findPages(query)
      const first = await found.read(0, PAGE_SIZE)
      // A slower answer never takes the place of a newer one.
      if (mine !== latest) return
      parts.list.replaceChildren(...first.map(showPage))
      parts.status.textContent = describeResults(found.count, query)
      const append = async () => {
        const shown = parts.list.childElementCount
        const next = await found.read(shown, shown + PAGE_SIZE)
        if (mine !== latest) return
        parts.list.append(...next.map(showPage))
        parts.more.hidden = parts.list.childElementCount >= found.count
        parts.list.children[shown]?.querySelector('a')?.focus()
      }
      let appending: Promise<void> | undefined
      // Pressed twice, it shows the next ones once.
      showMore = () => {
        appending ??= append().finally(() => {
          appending = undefined
        })
        return appending
      }
      parts.more.hidden = found.count <= first.length
    } catch {
      if (mine !== latest) return
      parts.list.replaceChildren()
      parts.more.hidden = true
      parts.status.textContent =
        'The search could not be loaded. Try again in a moment, or use the lists below.'
    }
  }

  let pause: ReturnType<typeof setTimeout> | undefined
  const searchSoon = (delay: number) => {
    clearTimeout(pause)
    pause = setTimeout(search, delay)
  }
  input.addEventListener(
    'focus',
    () =>
      void load()
        .then(([{ loadPagefind }]) => loadPagefind())
        .catch(() => {}),
    {
      once: true,
    },
  )
  form.addEventListener('input', (event) =>
    searchSoon(event.target === input ? TYPING_PAUSE_MS : 0),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    searchSoon(0)
  })
  more.addEventListener('click', () => void showMore?.().catch(() => {}))
  walkResults(root, input, list)

  const asked = readSearchQuery(new URLSearchParams(location.search))
  for (const [name, value] of [
    ['q', asked.words],
    ['kind', asked.kind],
    ['topic', asked.topic],
  ] as const) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value
  }
  if (!asksForNothing(asked)) searchSoon(0)
  else if (location.hash === `#${input.id}`) input.focus()
}
