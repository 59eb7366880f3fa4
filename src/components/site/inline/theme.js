;(() => {
  const root = document.documentElement
  const show = () => {
    let kept
    try {
      kept = localStorage.theme
    } catch {
      kept = root.dataset.theme
    }
    const theme = /^(light|dark)$/.test(kept) ? kept : 'system'
    root.dataset.theme = theme
    for (const meta of document.querySelectorAll('meta[data-theme]')) {
      const own = meta.dataset.theme
      if (theme === 'system') meta.media = `(prefers-color-scheme: ${own})`
      else meta.media = theme === own ? 'all' : 'not all'
    }
    for (const input of document.querySelectorAll('[name=theme]')) {
      input.checked = input.value === theme
    }
  }
  show()
  addEventListener('DOMContentLoaded', show)
  addEventListener('pageshow', show)
  addEventListener('storage', show)
  addEventListener('change', ({ target }) => {
    if (target.name !== 'theme') return
    root.dataset.theme = target.value
    try {
      localStorage.theme = target.value
    } catch {}
    show()
  })
})()
