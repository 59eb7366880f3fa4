import { KILL_AFTER_MS } from './kill-after.ts'

/**
 * Loaded first into each process of `npm start`: it ends when the one that started it is gone, and
 * nobody is left to end it should it not.
 */
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), KILL_AFTER_MS).unref()
})
// Waiting for the parent must not keep a finished process alive.
process.channel?.unref()
