import { z } from 'zod'

/** GROQ answers null for a field that isn't there; the site says undefined. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined)
}

/** An array that editors may leave away. */
export function listOf<Schema extends z.ZodType>(schema: Schema) {
  return z
    .array(schema)
    .nullish()
    .transform((value) => value ?? [])
}

/** Tells a field that isn't there from one of the wrong kind. */
export const missingOr = (reason: string) => (issue: { input?: unknown }) =>
  issue.input === undefined || issue.input === null ? 'is missing' : reason

export const text = z
  .string({ error: missingOr('must be text') })
  .trim()
  .min(1, 'is empty')

/** Text that editors may leave away, or leave empty: then there is none. */
export const optionalText = z
  .string()
  .trim()
  .nullish()
  .transform((value) => value || undefined)

/** Short texts, without those that editors began and left empty. */
export const listOfTexts = z
  .array(z.string().trim())
  .nullish()
  .transform((values) => values?.filter((value) => value !== '') ?? [])

/** A whole number between two bounds, both allowed. */
export const wholeNumber = (from: number, to: number) => {
  const reason = `must be a whole number from ${from} to ${to}`
  return z
    .number({ error: missingOr(reason) })
    .int(reason)
    .min(from, reason)
    .max(to, reason)
}

/** A page's address is a file's name too, which can't be of any length. */
export const slug = z
  .string({ error: missingOr('must be text') })
  .max(200, 'may have 200 characters at most')
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'may only hold small letters, digits and single hyphens')

/** A calendar date, `YYYY-MM-DD`. */
export const date = z.iso.date('must be a date such as 2026-03-05')

export const dateTime = z.iso.datetime({ offset: true, error: 'must be a date and time' })

export const stateCode = z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter state code')

/** What a document shows of a topic it belongs to. */
export const topicLink = z.object(
  {
    _type: z.literal('topic', { error: 'refers to something that is not a topic' }),
    title: text,
    slug,
  },
  { error: 'refers to a topic that is not published' },
)

export const evidenceGrade = z.enum(['strong', 'moderate', 'limited', 'emerging'], {
  error: 'must be strong, moderate, limited or emerging',
})
export type EvidenceGrade = z.output<typeof evidenceGrade>

/** Whether the address is whole, in one line, and doesn't pose as another host's by a user's name. */
function isPlainAddress(value: string): boolean {
  const url = /[\t\n\r\\]/.test(value) ? null : URL.parse(value)
  return url !== null && url.username === '' && url.password === ''
}

/** Addresses a page may link to. Anything else (javascript:, data:) is refused. */
export const webAddress = z
  .string({ error: missingOr('must be text') })
  .refine((value) => /^(?:https?:\/\/|mailto:|tel:|sms:)/i.test(value) && isPlainAddress(value), {
    error: 'must be a full address that starts with https://, mailto:, tel: or sms:',
  })

/** An address of another site, in the form that headers and files can hold. */
export const secureAddress = z
  .string({ error: missingOr('must be text') })
  .refine((value) => /^https:\/\//i.test(value) && isPlainAddress(value), {
    error: 'must be an address that starts with https://',
  })
  .transform((value) => new URL(value).href)

export const doi = z.string().regex(/^10\.\d{4,9}\/\S+$/, 'must be a DOI such as 10.1037/a0033121')

/** What editors cut away, as shares of the picture's width and height. */
const crop = z
  .object({ top: z.number(), bottom: z.number(), left: z.number(), right: z.number() })
  .refine(
    ({ top, bottom, left, right }) =>
      [top, bottom, left, right].every((share) => share >= 0) &&
      top + bottom < 1 &&
      left + right < 1,
    { error: 'must leave something of the picture' },
  )
export type Crop = z.output<typeof crop>

/** In previews, the `data-sanity` of what it stands on: a click leads to its field. */
export const editAttribute = z.string().optional()

const PLACEHOLDER = /^data:image\/(?:jpeg|png|webp);base64,[\w+/]+=*$/

/** A picture with the words that stand for it. */
export const image = z.object({
  assetId: z
    .string({ error: 'has no picture chosen' })
    .regex(/^image-[0-9a-f]+-\d+x\d+-[a-z]+$/, 'refers to something that is not a picture'),
  alt: z
    .string({ error: 'needs a description for people who can’t see it' })
    .trim()
    .min(1, 'needs a description for people who can’t see it'),
  crop: optional(crop),
  /** A picture of a few pixels, as a `data:` address; one that can't be shown is left out. */
  placeholder: optional(z.string()).transform((address) =>
    address && PLACEHOLDER.test(address) ? address : undefined,
  ),
  edit: editAttribute,
})
export type Image = z.output<typeof image>

/** A path of this site, such as `/glossary/`; never another host. */
export const sitePath = z
  .string({ error: missingOr('must be text') })
  .regex(
    /^\/(?:[\w.~%-]+\/)*(?:#[\w-]+)?$/,
    'must be a path of this site, with a slash before and after it, such as /glossary/',
  )

/** What stands for a field that older documents don't have. */
export function withDefault<Schema extends z.ZodType>(
  schema: Schema,
  value: z.output<Schema>,
): z.ZodType<z.output<Schema>, z.input<Schema> | null | undefined> {
  return schema.nullish().transform((given) => given ?? value)
}
