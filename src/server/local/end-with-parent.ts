import { KILL_AFTER_MS } from './kill-after.ts'

/**
 * Loaded first into each process of `npm start`: it ends when the one that started it is gone, and
 * nobody is left to end it should it not.
 */
process.on('disconnect', () => {
  // Node may hang for ever after this last event (nodejs/node#54918), when no timer is heard any more.
  process.once('exit', () => process.kill(process.pid, 'SIGKILL'))
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), KILL_AFTER_MS).unref()
})
// Waiting for the parent must not keep a finished process alive.
process.channel?.unref()
