const LOOK_EVERY_MS = 250

/**
 * Ends this process, as SIGTERM would, once the `npm run` that it belongs to is gone. Told to end,
 * npm tells its shell alone, and the shell ends without passing it on.
 */
export function endWithNpm(): void {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY_MS)
  timer.unref()
}
