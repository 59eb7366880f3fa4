import type { CSSProperties, ReactNode } from 'react'

/** The site's colors in light, as in `src/styles/global.css`. */
export const color = {
  paper: '#FBF6EF',
  sand: '#F3E9DC',
  ink: '#2B2A33',
  muted: '#55525F',
  pine: '#1F5B52',
  clay: '#A8472F',
  apricot: '#F2B28C',
  lavender: '#DCD6EE',
  line: '#D9CEBF',
} as const

const page: CSSProperties = {
  background: color.paper,
  borderRadius: 3,
  color: color.ink,
  fontFamily: '"Atkinson Hyperlegible Next", "Segoe UI", system-ui, sans-serif',
  fontSize: 15,
  lineHeight: 1.55,
  padding: '14px 16px',
  textAlign: 'left',
  whiteSpace: 'normal',
}

/** A piece of the site's page, also while the Studio is dark. */
export function Paper({ children }: { readonly children: ReactNode }) {
  return <div style={page}>{children}</div>
}

/** A heading in the site's heading face. */
export function Heading({ children }: { readonly children: ReactNode }) {
  return (
    <div style={{ fontFamily: 'Fraunces, Georgia, serif', fontSize: 18, fontWeight: 600 }}>
      {children}
    </div>
  )
}

/** A small label above a block. */
export function Eyebrow({ children }: { readonly children: ReactNode }) {
  return (
    <div style={{ color: color.muted, fontSize: 12, fontWeight: 700, letterSpacing: '0.05em' }}>
      {children}
    </div>
  )
}

/** Stands where an editor has not written anything yet. */
export function Missing({ children }: { readonly children: ReactNode }) {
  return <em style={{ color: color.clay }}>{children}</em>
}
