/** The seed of a document's drawing: the editors' choice, else one made from its id (FNV-1a). */
export function seedOf({
  _id,
  illustrationSeed,
}: {
  readonly _id: string
  readonly illustrationSeed?: number | undefined
}): number {
  if (illustrationSeed !== undefined) return illustrationSeed
  let hash = 0x811c9dc5
  for (const character of _id) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return hash
}
