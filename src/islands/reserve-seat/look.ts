// Class names that several parts share. 44 px is the smallest target.
const focus = 'focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-pine'

export const look = {
  heading: `font-heading text-xl text-ink ${focus}`,
  button: `inline-flex min-h-11 cursor-pointer items-center justify-center rounded-lg bg-pine px-6 py-2 font-semibold text-paper hover:underline ${focus}`,
  quietButton: `inline-flex min-h-11 cursor-pointer items-center rounded-lg px-2 text-pine underline ${focus}`,
  link: `inline-flex min-h-11 items-center text-pine underline ${focus}`,
  input: `block min-h-11 w-full max-w-md rounded-lg border-2 border-control bg-paper px-3 py-2 text-ink aria-invalid:border-clay ${focus}`,
  tick: `mt-0.5 size-6 shrink-0 accent-pine ${focus}`,
  error: 'font-semibold text-clay',
  panel: 'rounded-xl border-2 border-control bg-sand p-5 text-ink',
}
