import type { Approach } from '../../content/schemas/approach.ts'
import type { ProgramLink } from '../../content/schemas/portable-text.ts'

/**
 * Takes the provider's programs out of an article's text: what is offered never stands among what
 * is explained. The article's own offer comes first, and no program twice.
 */
export function setOffersApart({ body, offer }: Pick<Approach, 'body' | 'offer'>): {
  text: Approach['body']
  offers: ProgramLink[]
} {
  const inText = body.flatMap((block) => (block._type === 'programCard' ? [block.program] : []))
  const bySlug = new Map(
    [offer, ...inText].flatMap((program) => (program ? [[program.slug, program]] : [])),
  )
  return {
    text: body.filter(({ _type }) => _type !== 'programCard'),
    offers: [...bySlug.values()],
  }
}
