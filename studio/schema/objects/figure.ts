import { ImageIcon } from '@sanity/icons/Image'
import { defineField, defineType } from 'sanity'
import { FigurePreview } from '../previews/figure-preview.tsx'
import { showing } from '../previews/shown.ts'
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
  components: { preview: FigurePreview },
  preview: {
    select: {
      caption: 'caption',
      alt: 'image.alt',
      crop: 'image.crop',
      url: 'image.asset.url',
      dimensions: 'image.asset.metadata.dimensions',
      media: 'image',
    },
    prepare: ({ media, ...figure }) =>
      showing({ title: figure.caption || figure.alt, subtitle: 'Figure', media }, figure),
  },
})
