import { ContentError } from './content-error.ts'

interface Addressed {
  readonly _id: string
  readonly slug: string
}

/**
 * The values without those whose address another of the same type has. Whose id comes first keeps
 * it, in whatever order they are listed: a page never changes hands because a title was edited.
 * @param refuse told of each that is left out
 */
export function keepOnePerAddress<Value extends Addressed>(
  type: string,
  values: readonly Value[],
  refuse: (error: ContentError) => void,
): readonly Value[] {
  const owners = new Map<string, string>()
  for (const { _id, slug } of values) {
    const owner = owners.get(slug)
    if (owner === undefined || _id < owner) owners.set(slug, _id)
  }
  if (owners.size === values.length) return values
  return values.filter(({ _id, slug }) => {
    const owner = owners.get(slug)
    if (owner === _id) return true
    refuse(
      new ContentError(type, _id, [{ field: 'slug', reason: `belongs to "${owner}" already` }]),
    )
    return false
  })
}
