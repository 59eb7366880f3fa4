import { setTimeout as wait } from 'node:timers/promises'

const PAUSE_MS = 100

/** Resolves when the address answers a request with success. */
export async function answers(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(url).catch(() => undefined)
    await response?.body?.cancel()
    if (response?.ok) return
    await wait(PAUSE_MS)
  }
}
