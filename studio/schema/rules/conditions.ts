/**
 * A rule of the form that needs no more of a validation's surroundings than the value's parent and
 * its document; one of Sanity's `CustomValidator`s. Gives `true`, or what to tell the editor.
 */
export type Rule<Value> = (value: Value, surroundings: Surroundings) => true | string

interface Surroundings {
  readonly parent?: unknown
  readonly document?: unknown
}

/** Reads a field of a value whose shape is not known. */
export function readField(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length)

/** The field must be filled when its sibling `field` is `expected`; says `message` if it is not. */
export function requireWhen(field: string, expected: string, message: string): Rule<unknown> {
  return (value, { parent }) =>
    readField(parent, field) === expected && isEmpty(value) ? message : true
}

/** The field must be filled when its sibling `field` is; says `message` if it is not. */
export function requireTogether(field: string, message: string): Rule<unknown> {
  return (value, { parent }) =>
    !isEmpty(readField(parent, field)) && isEmpty(value) ? message : true
}

/** Exactly one of the field and its sibling `other` must be filled; says `message` if neither is. */
export function requireOneOf(other: string, message: string): Rule<unknown> {
  return (value, { parent }) => {
    const hasOther = !isEmpty(readField(parent, other))
    if (isEmpty(value)) return hasOther ? true : message
    return hasOther ? 'Only one of the two may be filled: clear the other one.' : true
  }
}
