import { defineField } from 'sanity'
import { showRoom } from '../inputs/length-hint.tsx'

/** What search engines and shared links show in place of a page's own title and summary. */
export function defineSearchFields(options: { group?: string; otherwise: string }) {
  const group = options.group ? { group: options.group } : {}
  return [
    defineField({
      name: 'seoTitle',
      title: 'Title in search results',
      type: 'string',
      ...group,
      description:
        'Only if the title needs other words there. Search engines cut after about 60 characters.',
      components: showRoom(60),
      validation: (rule) => rule.max(60).warning('Search engines cut titles after 60 characters.'),
    }),
    defineField({
      name: 'seoDescription',
      title: 'Description in search results',
      type: 'text',
      rows: 2,
      ...group,
      description: `${options.otherwise} is used if this is empty.`,
      components: showRoom(160),
      validation: (rule) =>
        rule.max(160).warning('Search engines cut descriptions after 160 characters.'),
    }),
  ]
}

/** The number that decides how the drawing at the head of a page turns out. */
export function defineIllustrationSeed(options: { group?: string } = {}) {
  return defineField({
    name: 'illustrationSeed',
    title: 'Drawing number',
    type: 'number',
    ...(options.group ? { group: options.group } : {}),
    description: 'Any whole number; another number draws other lines at the head of the page.',
    validation: (rule) => rule.integer().min(0).max(Number.MAX_SAFE_INTEGER),
  })
}
