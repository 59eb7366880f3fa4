;(() => {
  const actions = {
    print: () => print(),
    async share() {
      const { title } = document
      const url = location.origin + location.pathname
      if (navigator.share) return navigator.share({ title, url }).catch(() => {})
      let said = url
      try {
        await navigator.clipboard.writeText(url)
        said = 'The link is copied.'
      } catch {
        // Where nothing may be copied the link stands there to be seen.
      }
      document.getElementById('share-status').textContent = said
    },
  }
  addEventListener('click', ({ target }) => {
    const { dataset } = target.closest('[data-action]') ?? {}
    if (dataset) actions[dataset.action]?.()
  })
  if ('interestForElement' in HTMLButtonElement.prototype || !document.body.showPopover) return
  let note
  let timer
  const close = () => {
    if (note?.matches(':popover-open')) note.hidePopover()
    note = undefined
  }
  const follow = ({ target, pointerType }) => {
    if (pointerType === 'touch' || !target.closest) return
    clearTimeout(timer)
    if (note?.contains(target)) return
    const source = target.closest('[interestfor]')
    if (!source && !note) return
    timer = setTimeout(() => {
      close()
      if (!source) return
      note = document.getElementById(source.getAttribute('interestfor'))
      if (!note.matches(':popover-open')) note.showPopover({ source })
    }, 250)
  }
  addEventListener('pointerover', follow)
  addEventListener('focusin', follow)
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return
    clearTimeout(timer)
    close()
  })
})()
