/** Calls `onChange` whenever content is written, and after a time without connection. */
export function followChanges(onChange: () => void): void {
  const stream = new EventSource('/api/preview/changes')
  let isBroken = false
  stream.addEventListener('change', onChange)
  stream.addEventListener('error', () => {
    isBroken = true
  })
  stream.addEventListener('open', () => {
    if (isBroken) onChange()
    isBroken = false
  })
}
