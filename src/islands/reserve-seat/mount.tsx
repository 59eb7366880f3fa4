import { createRoot } from 'react-dom/client'
import type { ReserveSeatProps } from './props.ts'
import ReserveSeat, { type Given } from './ReserveSeat.tsx'

/** Puts the whole form in the place of the light one, going on from what was chosen there. */
export function mountReserveSeat(root: Element, props: ReserveSeatProps, given: Given): void {
  createRoot(root).render(<ReserveSeat {...props} given={given} />)
}
