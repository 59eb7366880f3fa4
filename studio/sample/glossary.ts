import type { SampleDocument } from './sample-document.ts'
import { slug } from './sample-document.ts'

const terms = {
  'relational-cultural-therapy': {
    term: 'Relational-cultural therapy',
    definition:
      'A talking therapy built on the idea that people grow through connection, and that power and culture shape which connections are open to them. Not to be confused with a randomized controlled trial, which shares its initials.',
  },
  'growth-fostering-relationship': {
    term: 'Growth-fostering relationship',
    definition:
      'A relationship in which both people become more able, more clear and more connected.',
  },
  'five-good-things': {
    term: 'Five good things',
    definition:
      'Five signs that a relationship helps both people grow: more zest, more action (today also called productivity), more clarity, more self-worth, and a wish for further connection.',
  },
  'mutual-empathy': {
    term: 'Mutual empathy',
    definition: 'Understanding that goes both ways: each person is moved by the other.',
  },
  'central-relational-paradox': {
    term: 'Central relational paradox',
    definition:
      'Longing for closeness, yet keeping parts of yourself hidden because showing them might cost you that closeness.',
  },
  'condemned-isolation': {
    term: 'Condemned isolation',
    definition:
      'The painful sense of being locked out of human company and of being the one at fault. Time alone that you choose is something else.',
  },
  'relational-images': {
    term: 'Relational images',
    definition: 'What past relationships have taught you to expect from the next one.',
  },
  'controlling-images': {
    term: 'Controlling images',
    definition: 'Stereotypes that help to hold a group with less power in its place.',
  },
  'therapeutic-alliance': {
    term: 'Therapeutic alliance',
    definition:
      'The working bond between you and your therapist: you trust each other and agree on what you are doing and why.',
  },
  'group-cohesion': {
    term: 'Group cohesion',
    definition: 'How far the members of a group feel that they belong together.',
  },
  'emotion-dysregulation': {
    term: 'Emotion dysregulation',
    definition:
      'Feelings that rise fast, run high and take a long time to settle, so that they are hard to steer.',
  },
  'skills-group': {
    term: 'Skills group',
    definition:
      'A group that works like a class: an instructor teaches methods for coping and members practice them.',
  },
  'randomized-trial': {
    term: 'Randomized trial',
    definition:
      'A study that decides by chance who gets which treatment, so that the groups can be compared fairly.',
  },
  'meta-analysis': {
    term: 'Meta-analysis',
    definition: 'A study that pools the results of many earlier studies of the same question.',
  },
} as const

/** A glossary term by the part of its id after `term-`. */
export type TermId = keyof typeof terms

export const glossary: readonly SampleDocument[] = Object.entries(terms).map(([id, fields]) => ({
  _id: `term-${id}`,
  _type: 'glossaryTerm',
  slug: slug(id),
  ...fields,
}))
