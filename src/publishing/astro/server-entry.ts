import { createApp } from 'astro/app/entrypoint'

/** The compiled site. Pages are rendered whole, so that a failing one never leaves half a file. */
export const app = createApp({ streaming: false })
