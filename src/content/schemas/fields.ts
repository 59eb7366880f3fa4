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

export const text = z.string({ error: 'is missing' }).trim().min(1, 'is empty')

export const slug = z
  .string({ error: 'is missing' })
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'may only hold small letters, digits and single hyphens')

/** A calendar date, `YYYY-MM-DD`. */
export const date = z.iso.date('must be a date such as 2026-03-05')

export const evidenceGrade = z.enum(['strong', 'moderate', 'limited', 'emerging'], {
  error: 'must be strong, moderate, limited or emerging',
})
export type EvidenceGrade = z.output<typeof evidenceGrade>

/** Addresses a page may link to. Anything else (javascript:, data:) is refused. */
export const webAddress = z
  .string({ error: 'is missing' })
  .refine((value) => /^(?:https?:\/\/|mailto:|tel:|sms:)/i.test(value) && URL.canParse(value), {
    error: 'must be a full address that starts with https://, mailto:, tel: or sms:',
  })

export const doi = z.string().regex(/^10\.\d{4,9}\/\S+$/, 'must be a DOI such as 10.1037/a0033121')

export const image = z.object({
  assetId: z
    .string({ error: 'has no picture chosen' })
    .regex(/^image-[0-9a-f]+-\d+x\d+-[a-z]+$/, 'refers to something that is not a picture'),
  alt: z.string({ error: 'needs a description for people who can’t see it' }).trim().min(1),
  lqip: optional(z.string().startsWith('data:image/')),
})
