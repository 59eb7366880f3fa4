/**
 * Ends the process that leads a group, and those it started, at once: told to end in an orderly way,
 * one of low priority may take minutes while others want the processor.
 */
export function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
