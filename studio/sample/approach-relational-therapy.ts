import { body } from './portable-text.ts'
import { relationalTherapyEvidence } from './relational-therapy-evidence.ts'
import { relationalTherapyIntroduction } from './relational-therapy-introduction.ts'
import { relationalTherapyReference } from './relational-therapy-reference.ts'
import type { SampleDocument } from './sample-document.ts'
import { reference, references, slug } from './sample-document.ts'
import { sources } from './sources.ts'

/** The main article: relational therapy, with relational-cultural therapy as its main tradition. */
export const relationalTherapy: SampleDocument = {
  _id: 'approach-relational-therapy',
  _type: 'approach',
  title: 'Relational therapy',
  slug: slug('relational-therapy'),
  definition:
    'Relational therapy is a talking therapy that treats your bonds with other people, the one with your therapist included, as the main place where you get hurt and where you can grow.',
  alsoKnownAs: ['Relational-cultural therapy'],
  publishedAt: '2026-10-12T13:00:00Z',
  author: reference('person-editorial-team'),
  contentNote:
    'This article talks about loneliness, painful relationships and thoughts of suicide.',
  atAGlance: {
    whoFor: 'Adults who feel cut off, or whose relationships keep hurting',
    format: 'One to one, as a couple or family, or in a group',
    usualLength: 'A few months to open-ended; groups often have a fixed end',
    evidence: 'emerging',
  },
  illustrationSeed: 7,
  topics: references(['topic-relationships', 'topic-loneliness', 'topic-couples-and-families']),
  body: body(relationalTherapyIntroduction, relationalTherapyEvidence, relationalTherapyReference),
  sources: sources([
    'wcw-institute',
    'perlman-2009',
    'frey-2013',
    'fluckiger-2018',
    'elliott-2018',
    'holt-lunstad-2010',
    'group-review-2021',
    'cuijpers-2008',
    'zerwas-2017',
    'online-groups-2021',
    'cuijpers-2016',
    'miller-1976',
    'wcw-history',
  ]),
  related: references(['approach-dialectical-behavior-therapy']),
  offer: reference('program-relationships-group'),
  conflictOfInterest:
    'Grouport Therapy, the provider behind this site, earns money from the group offered on this page.',
  seoTitle: 'Relational therapy: what it is and what research shows',
  seoDescription:
    'A plain guide to relational therapy: how it works, a first session, the evidence claim by claim, and its limits.',
}
