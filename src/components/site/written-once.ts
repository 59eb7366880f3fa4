/** By an object that the markup is made from, and by the name of the rest that it depends on. */
const written = new WeakMap<object, Map<string, Promise<string>>>()

/**
 * Markup that is the same for the same object and name, written once. The object is one answer of
 * the content: as the next state of the content answers with another one, nothing goes stale.
 */
export function writeOnce(
  from: object,
  name: string,
  write: () => Promise<string>,
): Promise<string> {
  const known = written.get(from) ?? new Map<string, Promise<string>>()
  written.set(from, known)
  const earlier = known.get(name)
  if (earlier) return earlier
  const markup = write()
  known.set(name, markup)
  markup.catch(() => known.delete(name))
  return markup
}
