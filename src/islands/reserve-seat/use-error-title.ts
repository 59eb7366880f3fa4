import { useLayoutEffect } from 'react'

const PREFIX = 'Error: '

/** Puts `Error: ` before the page's title while there are errors, and before the focus goes to them. */
export function useErrorTitle(hasErrors: boolean): void {
  useLayoutEffect(() => {
    if (!hasErrors) return
    document.title = `${PREFIX}${document.title}`
    return () => {
      document.title = document.title.replace(PREFIX, '')
    }
  }, [hasErrors])
}
