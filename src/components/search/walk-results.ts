/**
 * Lets the arrow keys walk from the words through what was found and back; Escape leads back to the
 * words from anywhere, and empties them when pressed there.
 */
export function walkResults(root: HTMLElement, input: HTMLInputElement, list: Element): void {
  root.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const links = [...list.querySelectorAll<HTMLElement>('.found-link')]
    const at = links.findIndex((link) => link.matches(':focus'))
    const isInInput = document.activeElement === input
    if (
      event.key === 'Escape' &&
      (isInInput ? input.value !== '' : list.contains(document.activeElement))
    ) {
      event.preventDefault()
      if (isInInput) {
        input.value = ''
        input.dispatchEvent(new Event('input', { bubbles: true }))
      } else input.focus()
    } else if (event.key === 'ArrowDown' && (isInInput || at >= 0)) {
      const next = links[at + 1]
      if (!next) return
      event.preventDefault()
      next.focus()
    } else if (event.key === 'ArrowUp' && at >= 0) {
      event.preventDefault()
      const previous = links[at - 1]
      if (previous) previous.focus()
      else input.focus()
    }
  })
}
