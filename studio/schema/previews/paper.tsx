import { type ReactNode, useCallback, useState } from 'react'
import { createPortal } from 'react-dom'
import { SITE_FONTS, SITE_STYLES } from '../../look/site-styles.ts'

/** The page's text is set for reading; beside the form's it would be too large. */
const SCALE = 0.8

// Drawn as in the reader's light theme, whatever the Studio's own.
const FRAME = `:host { color-scheme: light; display: block; text-align: left; white-space: normal; }
.page { zoom: ${SCALE}; border-radius: 4px; padding: 1rem 1.25rem; }`

let sheet: CSSStyleSheet | undefined

/** The site's rules, read once for all previews. */
function readSheet(): CSSStyleSheet {
  if (sheet) return sheet
  sheet = new CSSStyleSheet()
  sheet.replaceSync(`${SITE_STYLES}\n${FRAME}`)
  const fonts = document.createElement('style')
  fonts.textContent = SITE_FONTS
  document.head.append(fonts)
  return sheet
}

/** A piece of the site's page: what stands in it is drawn by the site's own rules, and by no other. */
export function Paper({ children }: { readonly children: ReactNode }) {
  const [root, setRoot] = useState<ShadowRoot>()
  const attach = useCallback((host: HTMLDivElement | null) => {
    if (!host) return
    const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    shadow.adoptedStyleSheets = [readSheet()]
    setRoot(shadow)
  }, [])
  return (
    <div ref={attach} data-testid="site-preview">
      {root && createPortal(<div className="page">{children}</div>, root)}
    </div>
  )
}

/** Smaller words of less weight. */
export function Small({ children }: { readonly children: ReactNode }) {
  return (
    <p style={{ color: 'var(--color-muted)', fontSize: 'var(--text-small)', marginTop: '0.5rem' }}>
      {children}
    </p>
  )
}

/** Stands where an editor has not written anything yet. */
export function Missing({ children }: { readonly children: ReactNode }) {
  return <em style={{ color: 'var(--color-clay)' }}>{children}</em>
}
