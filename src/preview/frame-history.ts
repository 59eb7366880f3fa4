import type { HistoryAdapter } from '@sanity/visual-editing'

/** Each page is loaded on its own: the Studio is told where it is, and can lead it elsewhere. */
export const frameHistory: HistoryAdapter = {
  subscribe(navigate) {
    const tell = () =>
      navigate({
        type: 'replace',
        title: document.title,
        url: location.pathname + location.search + location.hash,
      })
    tell()
    window.addEventListener('hashchange', tell)
    return () => window.removeEventListener('hashchange', tell)
  },
  update({ type, url }) {
    if (type === 'pop') return history.back()
    const target = new URL(url, location.href)
    if (target.origin !== location.origin || target.href === location.href) return
    if (type === 'replace') location.replace(target)
    else location.assign(target)
  },
}
