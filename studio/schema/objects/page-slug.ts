import { type CustomValidator, defineField, type SlugValue } from 'sanity'

/** The site's bound: an address is a file's name, too. */
const LONGEST = 200

const wellFormed = /^[a-z0-9]+(-[a-z0-9]+)*$/

interface PageSlugOptions {
  readonly source: string
  readonly group?: string
  /** What else must hold for the address. */
  readonly check?: CustomValidator<SlugValue | undefined>
}

/** The last part of a page's address, unique among documents of its type. */
export function definePageSlug({ check, ...options }: PageSlugOptions) {
  return defineField({
    name: 'slug',
    title: 'Address',
    type: 'slug',
    description:
      'The end of the page’s web address. When it changes, the old one leads to the new one.',
    options: { source: options.source, maxLength: 80 },
    ...(options.group ? { group: options.group } : {}),
    validation: (rule) => [
      rule.required().error('Press “Generate” to make an address from the title.'),
      rule.custom((slug: SlugValue | undefined) =>
        !slug?.current || wellFormed.test(slug.current)
          ? true
          : 'Use small letters, digits and single hyphens, e.g. relational-therapy.',
      ),
      rule.custom((slug: SlugValue | undefined) =>
        !slug?.current || slug.current.length <= LONGEST
          ? true
          : `Use at most ${LONGEST} characters.`,
      ),
      ...(check ? [rule.custom(check)] : []),
    ],
  })
}
