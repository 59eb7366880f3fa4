import { approach } from '../../approach.ts'
import { evidence } from './evidence.ts'
import { introduction } from './introduction.ts'
import { reference } from './reference.ts'

/** Dialectical behavior therapy, and what its skills groups are and are not. */
export const dialecticalBehaviorTherapy = approach({
  id: 'dialectical-behavior-therapy',
  title: 'Dialectical behavior therapy and its skills groups',
  definition:
    'Dialectical behavior therapy (DBT) is a structured treatment for feelings that are hard to steer; its skills group is the part that teaches coping methods as a class.',
  alsoKnownAs: ['DBT'],
  publishedAt: '2026-10-19T13:00:00Z',
  updatedAt: '2026-11-16',
  contentNote: 'This article mentions self-harm and suicide.',
  atAGlance: {
    whoFor: 'Adults whose feelings rise fast and are hard to settle',
    format: 'Four parts together, or the skills group as a class',
    usualLength: 'Full treatment often a year; a skills group a few months',
    evidence: 'moderate',
  },
  illustrationSeed: 23,
  topics: ['strong-emotions', 'group-work'],
  related: ['relational-therapy', 'group-therapy'],
  offer: 'program-dbt-skills-group',
  conflictOfInterest:
    'Grouport Therapy, the provider behind this site, earns money from the skills group offered on this page.',
  seoTitle: 'DBT and its skills groups: what research shows',
  seoDescription:
    'What dialectical behavior therapy is, why a skills group is only one part of it, and what studies found, claim by claim.',
  parts: [introduction, evidence, reference],
})
