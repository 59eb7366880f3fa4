import { useEffect } from 'react'

const PREFIX = 'Error: '

/** Puts `Error: ` before the page's title while there are errors. */
export function useErrorTitle(hasErrors: boolean): void {
  useEffect(() => {
    if (!hasErrors) return
    document.title = `${PREFIX}${document.title}`
    return () => {
      document.title = document.title.replace(PREFIX, '')
    }
  }, [hasErrors])
}
