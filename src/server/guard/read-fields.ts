import { z } from 'zod'
import { readText } from '../../reservations/forms/read-form.ts'
import { isJson } from '../../reservations/read-reserve-request.ts'

/** What the guard looks at in a body. All of it is as the sender wrote it. */
export interface SentFields {
  readonly email: string
  /** The field that people don't see. */
  readonly website: string
  readonly stamp: string
  /** Which step of a form in several it is; empty for JSON. */
  readonly step: string
  /** Every field of a plain form, so that it can be sent again; empty for JSON. */
  readonly form: readonly (readonly [string, string])[]
  readonly isForm: boolean
}

const text = z.string().catch('')
const sentJson = z.object({ email: text, website: text }).catch({ email: '', website: '' })

/**
 * Reads a request's body without using it up. Whether it is JSON, which step it is and whose address
 * it names are read as its route reads them: what the two saw differently would pass uncounted. A
 * body that is nothing has no fields.
 */
export async function readFields(request: Request): Promise<SentFields> {
  const copy = request.clone()
  try {
    if (isJson(copy)) {
      const { email, website } = sentJson.parse(await copy.json())
      const stamp = copy.headers.get('form-stamp') ?? ''
      return { email, website, stamp, step: '', form: [], isForm: false }
    }
    const sent = await copy.formData()
    const form = [...sent].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    )
    const read = (name: string) => form.find(([known]) => known === name)?.[1] ?? ''
    return {
      email: readText(sent, 'email'),
      website: read('website'),
      stamp: read('stamp'),
      step: readText(sent, 'step'),
      form,
      isForm: true,
    }
  } catch {
    return { email: '', website: '', stamp: '', step: '', form: [], isForm: true }
  }
}
