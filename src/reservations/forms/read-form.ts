/** The fields of a plain form; none at all for a body that is no form. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    return new FormData()
  }
}

/**
 * What was typed or chosen, without space around it; empty when the field is missing. Nobody types
 * the character NUL, and PostgreSQL has no text with one in it.
 */
export function readText(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.replaceAll('\0', '').trim() : ''
}

/** What is wrong with one field, in the words shown beside it and in the summary. */
export interface FormError {
  /** Name of the field; its control has the id `field-<name>`. */
  field: string
  message: string
}
