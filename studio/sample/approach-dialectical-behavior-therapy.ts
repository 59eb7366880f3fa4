import { dialecticalBehaviorTherapyEvidence } from './dialectical-behavior-therapy-evidence.ts'
import { dialecticalBehaviorTherapyIntroduction } from './dialectical-behavior-therapy-introduction.ts'
import { body } from './portable-text.ts'
import type { SampleDocument } from './sample-document.ts'
import { reference, references, slug } from './sample-document.ts'
import { sources } from './sources.ts'

/** The second article: dialectical behavior therapy, and what its skills groups are and are not. */
export const dialecticalBehaviorTherapy: SampleDocument = {
  _id: 'approach-dialectical-behavior-therapy',
  _type: 'approach',
  title: 'Dialectical behavior therapy and its skills groups',
  slug: slug('dialectical-behavior-therapy'),
  definition:
    'Dialectical behavior therapy (DBT) is a structured treatment for feelings that are hard to steer; its skills group is the part that teaches coping methods as a class.',
  alsoKnownAs: ['DBT'],
  publishedAt: '2026-10-19T13:00:00Z',
  author: reference('person-editorial-team'),
  contentNote: 'This article mentions self-harm and suicide.',
  atAGlance: {
    whoFor: 'Adults whose feelings rise fast and are hard to settle',
    format: 'Four parts together, or the skills group as a class',
    usualLength: 'Full treatment often a year; a skills group a few months',
    evidence: 'moderate',
  },
  illustrationSeed: 23,
  topics: references(['topic-strong-emotions', 'topic-group-work']),
  body: body(dialecticalBehaviorTherapyIntroduction, dialecticalBehaviorTherapyEvidence),
  sources: sources([
    'linehan-2015',
    'storebo-2020',
    'mcmain-2009',
    'neacsiu-2014',
    'delaquis-2022',
    'group-review-2021',
  ]),
  related: references(['approach-relational-therapy']),
  offer: reference('program-dbt-skills-group'),
  conflictOfInterest:
    'Grouport Therapy, the provider behind this site, earns money from the skills group offered on this page.',
  seoTitle: 'DBT and its skills groups: what research shows',
  seoDescription:
    'What dialectical behavior therapy is, why a skills group is only one part of it, and what studies found, claim by claim.',
}
