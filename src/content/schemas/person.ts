import { z } from 'zod'
import { image, listOf, optional, optionalText, slug, stateCode, text } from './fields.ts'

/** Who writes, reviews or leads groups; a team counts as one. */
export const person = z.object({
  _id: z.string(),
  name: text,
  slug,
  kind: z.enum(['team', 'facilitator', 'reviewer'], {
    error: 'must be team, facilitator or reviewer',
  }),
  credentials: optionalText,
  licenceStates: listOf(stateCode),
  bio: text,
  photo: z.preprocess(
    // An image field that was emptied can leave its description or crop behind.
    (photo) => (isWithoutPicture(photo) ? undefined : photo),
    optional(image),
  ),
})

function isWithoutPicture(photo: unknown): boolean {
  return typeof photo === 'object' && photo !== null && 'assetId' in photo && photo.assetId === null
}
