import { ImageIcon } from '@sanity/icons/Image'
import { defineField, defineType } from 'sanity'
import { defineDescribedImage } from './described-image.ts'

/** An image in the text, with words for those who don't see it. */
export const figure = defineType({
  name: 'figure',
  title: 'Figure',
  type: 'object',
  icon: ImageIcon,
  fields: [
    defineDescribedImage('image', { required: true }),
    defineField({
      name: 'caption',
      type: 'string',
      description: 'Printed below the image. It adds to the image and doesn’t repeat it.',
    }),
  ],
  preview: { select: { title: 'caption', subtitle: 'image.alt', media: 'image' } },
})
