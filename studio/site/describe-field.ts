import type { ObjectSchemaType, SchemaType } from 'sanity'

function findField(type: SchemaType | undefined, name: string): SchemaType | undefined {
  if (type?.jsonType !== 'object') return undefined
  const { fields }: ObjectSchemaType = type
  return fields.find((field) => field.name === name)?.type
}

function findMember(type: SchemaType | undefined): SchemaType | undefined {
  // Which of several kinds of block it is, the path doesn't say.
  return type?.jsonType === 'array' && type.of.length === 1 ? type.of[0] : undefined
}

/**
 * A path of the site's, `sources[2].year`, in the words of the form: “Sources, entry 3, Year”. Steps the
 * form doesn't know keep their name.
 */
export function describeField(type: SchemaType | undefined, path: string): string {
  const steps = path.match(/[^.[\]]+/g) ?? []
  let at = type
  const words = steps.map((step) => {
    if (/^\d+$/.test(step)) {
      at = findMember(at)
      return `entry ${Number(step) + 1}`
    }
    at = findField(at, step)
    return at?.title ?? step
  })
  return words.join(', ')
}
