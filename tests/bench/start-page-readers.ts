import { pause } from '../fixtures/traffic/traffic.ts'

const READER_PAUSE_MS = 200

/** Readers of generated articles, who load a page, look at it for a moment, and load another. */
export function startPageReaders(
  siteUrl: string,
  { readers, articles }: { readers: number; articles: number },
): () => Promise<{ read: number; failed: number }> {
  let isOver = false
  const counts = { read: 0, failed: 0 }
  const reading = Array.from({ length: readers }, async (_, reader) => {
    for (let page = reader; !isOver; page += readers) {
      const response = await fetch(`${siteUrl}/approaches/generated-${(page % articles) + 1}/`)
      await response.text()
      counts.read += 1
      if (!response.ok) counts.failed += 1
      await pause(READER_PAUSE_MS)
    }
  })
  return async () => {
    isOver = true
    await Promise.all(reading)
    return counts
  }
}
