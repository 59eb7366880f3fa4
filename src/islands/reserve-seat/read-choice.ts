import type { Choice } from '../../reservations/forms/check-answers.ts'

/** What is chosen in the form of the first step. */
export function readChoice(form: HTMLFormElement, asksResidence: boolean): Choice {
  const chosen = new FormData(form)
  const read = (name: string) => String(chosen.get(name) ?? '')
  const residence = asksResidence ? { residence: read('residence') } : {}
  return { cohortId: read('cohort'), state: read('state'), ...residence }
}
