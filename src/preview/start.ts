import type { ClientPerspective } from '@sanity/client'
import { enableVisualEditing } from '@sanity/visual-editing'
import { followChanges } from './follow-changes.ts'
import { frameHistory } from './frame-history.ts'
import { refreshPage } from './refresh-page.ts'

/** Runs beside a page in preview: keeps it up to date and lets an editor click to its fields. */

function refresh(): Promise<void> {
  return refreshPage().catch((error: unknown) => {
    // The page stays as it was; the next change tries again.
    console.warn('The preview could not be brought up to date', error)
  })
}

async function changePerspective(perspective: ClientPerspective): Promise<void> {
  const body = new URLSearchParams({ perspective: String(perspective) })
  const response = await fetch('/api/preview/perspective', { method: 'POST', body })
  if (response.ok) await refresh()
}

const script = document.querySelector<HTMLElement>('[data-preview="script"]')
const mayEdit = script?.dataset['mode'] === 'edit'
followChanges(() => void refresh())
if (mayEdit) {
  // The Studio says its perspective when it connects, and again when it changes.
  let shown = script?.dataset['perspective'] ?? ''
  enableVisualEditing({
    history: frameHistory,
    refresh: (payload) => (payload.source === 'manual' ? refresh() : Promise.resolve()),
    onPerspectiveChange(perspective) {
      if (String(perspective) === shown) return
      shown = String(perspective)
      void changePerspective(perspective)
    },
  })
}
