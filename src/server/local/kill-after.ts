/** How long a part of `npm start` may take to end once it is told to; milliseconds. */
export const KILL_AFTER_MS = 8_000
