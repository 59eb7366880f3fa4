import type { CSSProperties, ReactNode } from 'react'

const text: CSSProperties = {
  color: 'var(--card-fg-color, inherit)',
  fontFamily: 'Inter, system-ui, sans-serif',
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
