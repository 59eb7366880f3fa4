import type { CSSProperties, ReactNode } from 'react'

/** The Studio's own typefaces, in its order. */
export const STUDIO_FONTS =
  'Inter, -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Helvetica, Arial, system-ui, sans-serif'

const text: CSSProperties = {
  color: 'var(--card-fg-color, inherit)',
  fontFamily: STUDIO_FONTS,
  fontSize: 14,
  lineHeight: 1.5,
}

/** Things below one another in a dialog or pane, with room around them. */
export function Column({ children }: { readonly children: ReactNode }) {
  return <div style={{ ...text, display: 'grid', gap: 16, padding: 16 }}>{children}</div>
}

/** A box that stands out from the text around it. */
export function Note({ children }: { readonly children: ReactNode }) {
  return (
    <div
      style={{
        border: '1px solid var(--card-border-color, #ccc)',
        borderLeft: '4px solid #A8472F',
        borderRadius: 3,
        padding: '10px 14px',
      }}
    >
      {children}
    </div>
  )
}

/** Smaller words that explain. */
export function Hint({ children }: { readonly children: ReactNode }) {
  return <small style={{ color: 'var(--card-muted-fg-color, inherit)' }}>{children}</small>
}
