/** Loaded first into each process of `npm start`: it ends when the one that started it is gone. */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// Waiting for the parent must not keep a finished process alive.
process.channel?.unref()
