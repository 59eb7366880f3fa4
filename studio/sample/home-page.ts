import type { SampleDocument } from './sample-document.ts'
import { members, reference, references } from './sample-document.ts'

export const homePage: SampleDocument = {
  _id: 'homePage',
  _type: 'homePage',
  heading: 'Plain words about therapy and the ways we connect',
  introduction:
    'Relational therapy starts from the idea that people grow through connection. You and the therapist look at how you relate to others, and use what happens between the two of you to try something new.',
  ways: members('wayIn', 'way', [
    {
      title: 'I want to understand it first',
      text: 'What relational therapy is, what the evidence says and where its limits are.',
      target: reference('approach-relational-therapy'),
    },
    {
      title: 'I would like to join a group',
      text: 'A small online group about relationships, led by a licensed therapist.',
      target: reference('program-relationships-group'),
    },
    {
      title: 'My feelings run very high',
      text: 'Approaches and skills for feelings that are hard to steer.',
      target: reference('topic-strong-emotions'),
    },
  ]),
  featuredApproaches: references([
    'approach-relational-therapy',
    'approach-dialectical-behavior-therapy',
  ]),
  featuredPrograms: references(['program-relationships-group', 'program-dbt-skills-group']),
  illustrationSeed: 7,
}
