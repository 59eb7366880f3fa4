/** How long what is left over, such as an idle connection, may keep a process; milliseconds. */
const LEFT_OVER_MS = 2_000

/**
 * Lets this process end by itself, now that its work is done, with the exit code. `process.exit` may
 * hang for ever while V8 compiles in the background (nodejs/node#54918), so it is only asked for when
 * something is left over.
 */
export function endProcess(code: number): void {
  process.exitCode = code
  setTimeout(() => process.exit(code), LEFT_OVER_MS).unref()
}
