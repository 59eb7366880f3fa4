import { announceSeats, canChoose, describeSeats, type SeatsKnown } from './describe-seats.ts'
import type { ReserveSeatProps } from './props.ts'
import { readChoice } from './read-choice.ts'
import { fetchSeats } from './seats-client.ts'
import { describeVisitorTime } from './visitor-time.ts'

// All that a program's page loads before anyone touches the form: it brings the static form up to
// date. The rest comes with the first touch and takes over when the form is sent on.
const root = document.querySelector<HTMLElement>('[data-reserve]')
if (root) start(root)

function start(root: HTMLElement) {
  const props: ReserveSeatProps = JSON.parse(root.dataset['reserve'] ?? '')
  const form = root.querySelector('form')
  let known: SeatsKnown = { kind: 'checking' }
  const leaving = new AbortController()
  const { signal } = leaving

  function show(next: SeatsKnown) {
    known = next
    for (const { id } of props.cohorts) {
      const words = root.querySelector(`[data-seats="${CSS.escape(id)}"]`)
      if (words) words.textContent = describeSeats(known, id)
      const radio = form?.querySelector<HTMLInputElement>(`[value="${CSS.escape(id)}"]`)
      if (radio) radio.disabled = !canChoose(known, id)
    }
    const status = root.querySelector('[role="status"]')
    if (status) status.textContent = announceSeats(known, props.cohorts)
  }

  function refresh() {
    fetchSeats(props.program.id, signal).then(
      (seats) => show({ kind: 'known', seats }),
      () => {
        if (!signal.aborted) show({ kind: 'unreachable' })
      },
    )
  }

  for (const cohort of props.cohorts) {
    const time = root.querySelector<HTMLElement>(`[data-visitor-time="${CSS.escape(cohort.id)}"]`)
    const words = describeVisitorTime(cohort)
    if (!time || !words) continue
    time.textContent = words
    time.hidden = false
  }
  refresh()
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') refresh()
    },
    { signal },
  )
  if (!form) return

  const loadWhole = () => import('./mount.tsx')
  const prepare = () => {
    loadWhole().catch(() => {})
  }
  form.addEventListener('pointerenter', prepare, { once: true, signal })
  form.addEventListener('focusin', prepare, { once: true, signal })
  form.addEventListener(
    'submit',
    (event) => {
      event.preventDefault()
      const choice = readChoice(form, props.program.asksResidence ?? false)
      loadWhole().then(
        ({ mountReserveSeat }) => {
          leaving.abort()
          mountReserveSeat(root, props, { choice, known })
        },
        // What can't be loaded isn't needed: the form goes on at its own address.
        () => form.submit(),
      )
    },
    { signal },
  )
}
