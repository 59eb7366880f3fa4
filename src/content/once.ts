/** The function, called at its first use only; later uses get the same answer. */
export function once<Value extends object>(read: () => Value): () => Value {
  let value: Value | undefined
  return () => {
    value ??= read()
    return value
  }
}
