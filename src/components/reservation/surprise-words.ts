import type { Surprise } from '../../reservations/forms/reserve-form.ts'

/** What is said above the form that is shown again. */
export const SURPRISE_WORDS: Readonly<Record<Surprise, { title: string; text: string }>> = {
  'now-full': {
    title: 'The group has just become full',
    text: 'No seat was reserved. What you typed is still here: you can join the waiting list with it.',
  },
  'now-free': {
    title: 'A seat has just become free',
    text: 'You need not wait. What you typed is still here: you can reserve the seat with it.',
  },
  busy: {
    title: 'Many people are reserving at the moment',
    text: 'Nothing was reserved yet. Send the form again in a moment: you will not be given two seats.',
  },
  'text-changed': {
    title: 'The text to agree to has changed',
    text: 'Nothing was reserved. Please read the text again, and agree to it if you do.',
  },
}
