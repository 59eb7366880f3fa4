/** A content coding that files are kept in, beside their plain form. */
export type Encoding = 'br' | 'zstd' | 'gzip' | 'identity'

/** Among what a browser likes equally, the smallest first. */
const PREFERRED: readonly Encoding[] = ['br', 'zstd', 'gzip', 'identity']

/** Headers that were read, with what they say: all browsers of one kind send the same. */
const known = new Map<string, ReadonlyMap<string, number>>()
const MAX_KNOWN = 64

function recallWeights(accepted: string): ReadonlyMap<string, number> {
  const recalled = known.get(accepted)
  if (recalled) return recalled
  // Whoever makes up headers must not fill the memory with them.
  if (known.size >= MAX_KNOWN) known.clear()
  const weights = readWeights(accepted)
  known.set(accepted, weights)
  return weights
}

function readWeights(accepted: string): Map<string, number> {
  const weights = new Map<string, number>()
  for (const item of accepted.toLowerCase().split(',')) {
    const [coding = '', ...parameters] = item.split(';').map((part) => part.trim())
    const q = parameters.find((parameter) => parameter.startsWith('q='))
    const weight = q === undefined ? 1 : Number(q.slice(2))
    if (coding !== '') weights.set(coding, Number.isNaN(weight) ? 0 : weight)
  }
  return weights
}

/**
 * The coding to answer in (RFC 9110, section 12.5.3). The plain form is sent when nothing else is
 * acceptable, even to who refuses it: a page one can't ask for helps nobody.
 */
export function chooseEncoding(
  accepted: string | undefined,
  available: Iterable<Encoding>,
): Encoding {
  if (!accepted) return 'identity'
  const weights = recallWeights(accepted)
  const held = new Set(available)
  const weigh = (encoding: Encoding) =>
    // Nobody lists the plain form: it comes after every coding that is listed.
    weights.get(encoding) ?? (encoding === 'identity' ? 0.0001 : (weights.get('*') ?? 0))
  let chosen: Encoding = 'identity'
  let best = 0
  for (const encoding of PREFERRED) {
    const weight = held.has(encoding) ? weigh(encoding) : 0
    if (weight > best) [chosen, best] = [encoding, weight]
  }
  return chosen
}
