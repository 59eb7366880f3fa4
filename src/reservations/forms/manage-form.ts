import { z } from 'zod'
import { documentId } from '../read-reserve-request.ts'
import type { Seats } from '../seats.ts'
import { US_STATES } from '../us-states.ts'
import { type FormError, readText } from './read-form.ts'

/** What the buttons of a manage page ask for. */
const action = z.enum([
  'confirm',
  'accept',
  'decline',
  'cancel',
  'move',
  'say-where',
  'erase',
  'renew',
])

type ManagingSeats = Pick<
  Seats,
  | 'confirmSeat'
  | 'acceptOffer'
  | 'declineOffer'
  | 'cancelSeat'
  | 'moveSeat'
  | 'changeLocation'
  | 'eraseReservation'
  | 'renewLink'
>

type Outcome = Exclude<Awaited<ReturnType<ManagingSeats[keyof ManagingSeats]>>['kind'], 'busy'>

const DONE = [
  'confirmed',
  'already-confirmed',
  'cancelled',
  'declined',
  'moved',
  'location-changed',
  'erased',
  'link-requested',
] as const

/** Something was done: said on the page that the browser is sent to. */
export type Done = (typeof DONE)[number]

/** Nothing was done: said at once, and neither in an address nor stored. */
export type Refused = Exclude<Outcome, Done> | 'place-not-eligible' | 'busy'

export type ManageAnswer =
  | { kind: 'done'; notice: Done }
  | { kind: 'refused'; notice: Refused }
  | { kind: 'invalid'; errors: readonly FormError[] }

const doneNotice = z.enum(DONE)

/** Whether text from an address is the name of something done. */
export function readDone(text: string | null): Done | undefined {
  return doneNotice.safeParse(text).data
}

/** Does what a form of a manage page asks for. */
export async function submitManageForm(
  seats: ManagingSeats,
  token: string,
  form: FormData,
): Promise<ManageAnswer> {
  const wanted = action.safeParse(readText(form, 'action'))
  if (!wanted.success) return invalid('action', 'Choose what you would like to do')
  switch (wanted.data) {
    case 'confirm':
      return answer(await seats.confirmSeat(token))
    case 'accept':
      return answer(await seats.acceptOffer(token))
    case 'decline':
      return answer(await seats.declineOffer(token))
    case 'cancel':
      return answer(await seats.cancelSeat(token))
    case 'erase':
      return answer(await seats.eraseReservation(token))
    case 'renew':
      return answer(await seats.renewLink(token))
    case 'move': {
      const target = documentId.safeParse(readText(form, 'cohort'))
      if (!target.success) return invalid('cohort', 'Choose the group you would like to move to')
      return answer(await seats.moveSeat(token, target.data))
    }
    case 'say-where': {
      const state = readText(form, 'state')
      const isState = US_STATES.some(([code]) => code === state)
      if (!isState) return invalid('state', 'Choose the state you will be in during sessions')
      const outcome = await seats.changeLocation(token, state)
      // Unlike elsewhere the seat is kept, so other words are needed.
      return outcome.kind === 'not-eligible'
        ? { kind: 'refused', notice: 'place-not-eligible' }
        : answer(outcome)
    }
  }
}

function answer({ kind }: { kind: Outcome | 'busy' }): ManageAnswer {
  return isDone(kind) ? { kind: 'done', notice: kind } : { kind: 'refused', notice: kind }
}

function isDone(kind: Outcome | 'busy'): kind is Done {
  return doneNotice.safeParse(kind).success
}

function invalid(field: string, message: string): ManageAnswer {
  return { kind: 'invalid', errors: [{ field, message }] }
}
