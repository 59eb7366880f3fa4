import type { SampleDocument } from './sample-document.ts'
import { members, reference, references } from './sample-document.ts'

export const homePage: SampleDocument = {
  _id: 'homePage',
  _type: 'homePage',
  heading: 'Relationships can hurt. They can also help.',
  introduction:
    'Relational therapy is a way of talking with a therapist, alone or in a group, that looks at how you are with others. What happens between you and the people in the room is part of the work: it shows old patterns, and it is a place to try new ones. Here you can read what that means, what research says and where its limits are.',
  ways: members('wayIn', 'way', [
    {
      title: 'What is relational therapy?',
      text: 'The idea, a first session, the evidence claim by claim, and whom it may not suit.',
      target: reference('approach-relational-therapy'),
    },
    {
      title: 'I feel alone with this',
      text: 'Approaches for feeling cut off, whether or not there are people around you.',
      target: reference('topic-loneliness'),
    },
    {
      title: 'We keep having the same fight',
      text: 'Ways for couples and families to see the pattern and step out of it.',
      target: reference('topic-couples-and-families'),
    },
    {
      title: 'My feelings run very high',
      text: 'Skills for feelings that are hard to steer, and when a class is not enough.',
      target: reference('topic-strong-emotions'),
    },
  ]),
  featuredApproaches: references([
    'approach-relational-therapy',
    'approach-relational-cultural-therapy',
    'approach-empathy-and-the-therapeutic-alliance',
    'approach-group-therapy',
    'approach-dialectical-behavior-therapy',
    'approach-interpersonal-psychotherapy',
  ]),
  featuredPrograms: references(['program-relationships-group', 'program-dbt-skills-group']),
  illustrationSeed: 9,
  seoTitle: 'Relational therapy in plain words, with its evidence',
  seoDescription:
    'Clear, sourced articles about therapies that put relationships first, a glossary, and online groups where you can hold a seat.',
}
