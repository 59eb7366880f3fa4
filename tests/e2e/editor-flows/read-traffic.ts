import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'

/** What a browser's network log tells of the pages it showed. */
export interface Traffic {
  /** How many requests there were in all. */
  readonly requests: number
  /** Addresses on other machines that a page asked for, or whose host it had looked up. */
  readonly foreign: string[]
}

const event = z.object({
  params: z.object({
    url: z.string().optional(),
    host: z.string().optional(),
    initiator: z.string().optional(),
    network_anonymization_key: z.string().optional(),
    network_isolation_key: z.string().optional(),
  }),
})

/** How the log writes that the browser itself asks, and no page or worker does. */
const NO_PAGE = 'not an origin'

/**
 * Reads what Chromium wrote for `--log-net-log`. It holds whatever passed through the browser's
 * network stack: of pages, frames and workers, and of the browser itself. The browser's own calls
 * to its maker, which no page causes or can read, are told apart by having no initiator.
 */
export async function readTraffic(netLog: string): Promise<Traffic> {
  let requests = 0
  const foreign = new Set<string>()
  const ownHosts = new Set<string>()
  // After a line of constants, the log has one event a line.
  for await (const line of createInterface({ input: createReadStream(netLog) })) {
    if (!line.startsWith('{"params":') || !/"(url|host)":/.test(line)) continue
    const { params } = event.parse(JSON.parse(line.replace(/(,|\]\s*,?.*\})$/, '')))
    if (params.url !== undefined && params.initiator !== undefined) {
      requests += 1
      const isOwn = params.initiator === NO_PAGE && !isHere(params.url)
      if (isOwn) ownHosts.add(new URL(params.url).hostname)
      else if (!isHere(params.url)) foreign.add(params.url)
    }
    const isForPage = params.network_anonymization_key?.includes('localhost')
    if (params.host !== undefined && isForPage && URL.canParse(params.host)) {
      const isOwn = ownHosts.has(new URL(params.host).hostname)
      if (!isOwn && !isHere(params.host)) foreign.add(params.host)
    }
  }
  return { requests, foreign: [...foreign] }
}

function isHere(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return (
    !/^(http|ws)s?:$/.test(protocol) || hostname === 'localhost' || hostname.endsWith('.localhost')
  )
}
