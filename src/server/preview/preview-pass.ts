import { z } from 'zod'
import { readToken, signToken } from './signed-token.ts'

const HOUR_MS = 3_600_000
/** An editor's working day. The Studio asks for a new pass by itself. */
const STUDIO_PASS_MS = 12 * HOUR_MS
/** How long a shared link opens drafts. */
const LINK_MS = 24 * HOUR_MS

const release = /^[A-Za-z0-9_-]{1,128}$/
/** What of the dataset is shown: never `raw`, which would show drafts and published side by side. */
export const previewPerspective = z.union([
  z.enum(['drafts', 'published']),
  z.array(z.string().regex(release)).min(1).max(64),
])
export type PreviewPerspective = z.output<typeof previewPerspective>

const origin = z.url().refine((url) => URL.parse(url)?.origin === url)

const studioPass = z.object({
  use: z.literal('studio'),
  /** Milliseconds since the epoch. */
  expiresAt: z.number(),
  /** Origin of the Studio, the only one that may show the page in a frame. */
  studioOrigin: origin,
  perspective: previewPerspective,
})
const linkPass = z.object({ use: z.literal('link'), expiresAt: z.number() })
const invitation = z.object({
  use: z.literal('invitation'),
  expiresAt: z.number(),
  path: z.string(),
})

/** An editor's right to see drafts and to click from the page to its fields. */
export type StudioPass = z.output<typeof studioPass>
/** What a preview cookie holds: the pass of an editor, or of someone who was sent a link. */
export type PreviewPass = StudioPass | z.output<typeof linkPass>
/** What a shared link holds. It opens one page and becomes a pass that ends when it does. */
export type Invitation = z.output<typeof invitation>

const pass = z.discriminatedUnion('use', [studioPass, linkPass])

export function createStudioPass(
  { studioOrigin, perspective }: Pick<StudioPass, 'studioOrigin' | 'perspective'>,
  now: number,
): StudioPass {
  return { use: 'studio', studioOrigin, perspective, expiresAt: now + STUDIO_PASS_MS }
}

export function createInvitation(path: string, now: number): Invitation {
  return { use: 'invitation', path, expiresAt: now + LINK_MS }
}

export function acceptInvitation({ expiresAt }: Invitation): PreviewPass {
  return { use: 'link', expiresAt }
}

export const sealPass = (key: string, value: PreviewPass | Invitation) => signToken(key, value)

/** The pass in `token`; undefined when it is forged, of another use, or over. */
export function readPass(key: string, token: string, now: number): PreviewPass | undefined {
  const { data } = pass.safeParse(readToken(key, token))
  return data && data.expiresAt > now ? data : undefined
}

/** The invitation in `token`; undefined when it is forged, of another use, or over. */
export function readInvitation(key: string, token: string, now: number): Invitation | undefined {
  const { data } = invitation.safeParse(readToken(key, token))
  return data && data.expiresAt > now ? data : undefined
}

/** Reads the perspective that the Studio asks for: a name, or releases separated by commas. */
export function parsePerspective(text: string | null | undefined): PreviewPerspective {
  if (!text) return 'drafts'
  const { data } = previewPerspective.safeParse(text)
  if (data) return data
  return previewPerspective.safeParse(text.split(',')).data ?? 'drafts'
}
