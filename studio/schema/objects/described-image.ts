import { ImageIcon } from '@sanity/icons/Image'
import { defineField } from 'sanity'

/** An image field that can't be published without words for those who don't see it. */
export function defineDescribedImage(name: string, options: { required: boolean }) {
  return defineField({
    name,
    type: 'image',
    icon: ImageIcon,
    options: { hotspot: true },
    fields: [
      defineField({
        name: 'alt',
        title: 'Text instead of the image',
        type: 'string',
        description:
          'What it shows, as you would say it on the telephone. Screen readers say this.',
        hidden: ({ parent }) => !parent?.asset,
        validation: (rule) =>
          rule.custom((alt: string | undefined, { parent }) => {
            const hasImage = typeof parent === 'object' && parent !== null && 'asset' in parent
            return !hasImage || alt?.trim()
              ? true
              : 'Describe the image for those who don’t see it.'
          }),
      }),
    ],
    validation: (rule) => (options.required ? rule.required().assetRequired() : rule),
  })
}
