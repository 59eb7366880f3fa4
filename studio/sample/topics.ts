import type { SampleDocument } from './sample-document.ts'
import { slug } from './sample-document.ts'

const topic = (id: string, title: string, description: string): SampleDocument => ({
  _id: `topic-${id}`,
  _type: 'topic',
  title,
  slug: slug(id),
  description,
})

export const topics: readonly SampleDocument[] = [
  topic(
    'relationships',
    'Relationships',
    'Getting close, staying close, and what to do when things between people go wrong.',
  ),
  topic(
    'loneliness',
    'Loneliness',
    'Feeling cut off from others, whether or not there are people around you.',
  ),
  topic(
    'couples-and-families',
    'Couples and families',
    'Approaches that work with more than one person in the room.',
  ),
  topic(
    'strong-emotions',
    'Strong emotions',
    'Feelings that are hard to steer, and skills that can help.',
  ),
  topic(
    'group-work',
    'Group work',
    'How groups run, who they suit and what research says about them.',
  ),
]
