// Class names that several parts share; `button`, `link` and `card` are the site's own. 44 px is
// the smallest target.
const focus = 'focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-pine'

export const look = {
  heading: `font-heading text-xl text-ink ${focus}`,
  button: 'button cursor-pointer',
  quietButton: 'link inline-flex min-h-11 cursor-pointer items-center',
  link: 'link inline-flex min-h-11 items-center',
  input: `block min-h-11 w-full max-w-md rounded-lg border-2 border-control bg-paper px-3 py-2 text-ink aria-invalid:border-clay ${focus}`,
  tick: `mt-0.5 size-6 shrink-0 accent-pine ${focus}`,
  error: 'font-semibold text-clay',
  panel: 'card text-ink',
}
