/** How long to wait before a write is sent again, in milliseconds: twice as long each time. */
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 4_000

/** A gateway that lost sight of what stands behind it: whether that has written is unknown. */
const UNKNOWN_OUTCOME: ReadonlySet<number> = new Set([502, 504])

interface Write {
  readonly body: string
  readonly transactionId: string
}

type Outcome =
  | { readonly kind: 'answered'; readonly response: Response }
  | { readonly kind: 'unknown' }

/**
 * A `fetch` through which the Studio writes each edit once. When the line breaks after the Content
 * Lake has written and before it has said so, the Studio sends the edit again as a new transaction,
 * and words stand in the text twice. This sends it again as the same transaction, which the lake
 * refuses if it knows it, until there is an answer or the caller gives up.
 *
 * Writes that ask for documents in return are left alone: a second answer couldn't give them.
 */
export function writeOnce(send: typeof fetch, wait = pause): typeof fetch {
  return async (input, init) => {
    const write = readWrite(input, init)
    if (!write) return await send(input, init)
    const signal = init?.signal ?? undefined
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await trySending(send, input, { ...init, body: write.body })
      if (outcome.kind === 'answered') {
        return (await isRefusedAsKnown(outcome.response, write)) ? confirm(write) : outcome.response
      }
      await wait(Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS), signal)
    }
  }
}

function readWrite(
  input: string | URL | Request,
  init: RequestInit | undefined,
): Write | undefined {
  if (input instanceof Request || init?.method !== 'POST') return undefined
  if (typeof init.body !== 'string') return undefined
  const { pathname, searchParams } = new URL(input)
  if (!/\/data\/(?:actions|mutate)\//.test(pathname)) return undefined
  if (searchParams.get('returnDocuments') === 'true') return undefined
  const body: unknown = JSON.parse(init.body)
  if (typeof body !== 'object' || body === null) return undefined
  const given = 'transactionId' in body ? body.transactionId : undefined
  const transactionId = typeof given === 'string' ? given : crypto.randomUUID()
  return { body: JSON.stringify({ ...body, transactionId }), transactionId }
}

async function trySending(
  send: typeof fetch,
  input: string | URL | Request,
  init: RequestInit,
): Promise<Outcome> {
  try {
    const response = await send(input, init)
    if (UNKNOWN_OUTCOME.has(response.status)) return { kind: 'unknown' }
    // The line may break in the middle of the answer, too.
    const body = await response.text()
    const { status, statusText, headers } = response
    return { kind: 'answered', response: new Response(body, { status, statusText, headers }) }
  } catch (error) {
    // What `fetch` throws when nobody answers; the caller's own giving up is an AbortError.
    if (error instanceof TypeError) return { kind: 'unknown' }
    throw error
  }
}

/** Even the first answer may say so: a browser by itself sends again what was cut off. */
async function isRefusedAsKnown(response: Response, { transactionId }: Write): Promise<boolean> {
  return response.status === 409 && (await response.clone().text()).includes(transactionId)
}

function confirm({ transactionId }: Write): Response {
  return Response.json({ transactionId, results: [] })
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal?.aborted) return stop()
    signal?.addEventListener('abort', stop, { once: true })
  })
}
