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
    'Approaches that bring more than one person into the room, and what they ask of each.',
  ),
  topic(
    'strong-emotions',
    'Strong emotions',
    'Feelings that are hard to steer, skills that can help, and where a class is not enough.',
  ),
  topic(
    'group-work',
    'Group work',
    'How groups run, who they suit and what research says about them.',
  ),
  topic(
    'low-mood',
    'Low mood and depression',
    'What has been tested when sadness stays, sleep and energy go, and relationships suffer too.',
  ),
  topic(
    'young-people',
    'Young people and their parents',
    'Approaches for teenagers in trouble, with the family as part of the help.',
  ),
  topic(
    'choosing-a-therapy',
    'Choosing a therapy',
    'What to ask, what makes a good working bond, and how to tell approaches with similar names apart.',
  ),
]
