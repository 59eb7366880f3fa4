import type { CustomValidator } from 'sanity'
import { type Rule, readField } from './conditions.ts'
import { checkSitePath, sitePath } from './site-paths.ts'

/** The old address: a path of this site below its root, and no other redirect's. */
export const checkRedirectSource: CustomValidator<string | undefined> = async (from, context) => {
  if (!from) return true
  if (from === '/') return 'The home page can’t be moved.'
  if (from.includes('#')) return 'Leave out the part from # on: browsers never send it.'
  const wellFormed = await checkSitePath(from, context)
  if (wellFormed !== true) return wellFormed
  const id = String(context.document?._id ?? '').replace(/^drafts\./, '')
  const others = await context
    .getClient({ apiVersion: '2026-11-01' })
    .fetch<number>(
      'count(*[_type == "redirect" && from == $from && !(_id in [$id, "drafts." + $id])])',
      { from, id },
    )
  return others === 0 ? true : `Another redirect already leads away from ${from}.`
}

/** The new address: another path of this site, or an address elsewhere. */
export const checkRedirectTarget: Rule<string | undefined> = (to, { parent }) => {
  if (!to) return true
  if (to === readField(parent, 'from')) return 'This leads back to where it came from.'
  return sitePath.test(to) || /^https:\/\/[^/\s]+\.[^/\s]+(\/\S*)?$/.test(to)
    ? true
    : 'Write a path such as /glossary/, or an address that starts with https://.'
}
