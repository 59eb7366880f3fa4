/** One transaction of a writer: the same number goes into two documents of its own. */
export type Written = { writer: number; sequence: number; transactionId: string }

/** What one writer left when the lake went away. */
export type Writer = {
  /** The transactions the lake acknowledged, in order. */
  acknowledged: Written[]
  /** Sent, but nobody knows: the lake went away before it answered. */
  uncertain: Written | undefined
}

export function documentIds(writer: number): [string, string] {
  return [`writer-${writer}-left`, `writer-${writer}-right`]
}

/** Writes transaction after transaction until the lake goes away. */
export async function writeUntilGone(
  url: string,
  writer: number,
  firstSequence: number,
  onAcknowledged: () => void,
): Promise<Writer> {
  const acknowledged: Written[] = []
  for (let sequence = firstSequence; ; sequence += 1) {
    const written = { writer, sequence, transactionId: `t-${writer}-${sequence}` }
    try {
      await write(url, written)
    } catch {
      return { acknowledged, uncertain: written }
    }
    acknowledged.push(written)
    onAcknowledged()
  }
}

async function write(url: string, { writer, sequence, transactionId }: Written): Promise<void> {
  const mutations = documentIds(writer).map((_id) => ({
    createOrReplace: { _id, _type: 'entry', sequence },
  }))
  const response = await fetch(`${url}/v1/data/mutate/production`, {
    method: 'POST',
    body: JSON.stringify({ transactionId, mutations }),
  })
  if (!response.ok) throw new Error(`The lake refused: ${await response.text()}`)
  await response.json()
}
