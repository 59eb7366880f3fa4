import type { SampleDocument } from './sample-document.ts'
import { references, slug } from './sample-document.ts'

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
  'systematic-review': {
    term: 'Systematic review',
    definition:
      'A study that searches for all research on one question by a plan fixed beforehand, and then weighs what it finds.',
  },
  'control-group': {
    term: 'Control group',
    definition:
      'The people in a study who do not get the treatment under test. Comparing with them shows what would have changed anyway.',
  },
  'effect-size': {
    term: 'Effect size',
    definition:
      'A number for how big a difference is, often written d or g. As a rough guide, 0.2 is small, 0.5 is medium and 0.8 is large.',
    alsoKnownAs: ['Cohen’s d', 'Hedges’ g'],
  },
  correlation: {
    term: 'Correlation',
    definition:
      'A number, often written r, for how closely two things go together: 0 means not at all, 1 means perfectly. It does not say that one causes the other.',
  },
  'drop-out': {
    term: 'Drop-out',
    definition: 'Leaving a treatment or a study before its planned end.',
  },
  empathy: {
    term: 'Empathy',
    definition:
      'Understanding what another person feels or means from where that person stands, and letting them notice that you do.',
  },
  'rupture-and-repair': {
    term: 'Rupture and repair',
    definition:
      'A strain between client and therapist, such as a misunderstanding or a disagreement about the work, and the talk that mends it.',
    alsoKnownAs: ['Alliance rupture'],
  },
  attachment: {
    term: 'Attachment',
    definition:
      'The bond through which a person turns to someone close for safety and comfort. It begins in early childhood and matters all through life.',
  },
  transference: {
    term: 'Transference',
    definition:
      'Feelings and expectations from earlier relationships that come up toward the therapist.',
  },
  'two-person-psychology': {
    term: 'Two-person psychology',
    definition:
      'The view that both people in the room, client and therapist, shape what happens between them.',
  },
  'negative-cycle': {
    term: 'Negative cycle',
    definition:
      'A pattern in which each person’s way of protecting themselves sets off the other’s, for example when one presses for an answer and the other goes quiet.',
  },
  'interpersonal-inventory': {
    term: 'Interpersonal inventory',
    definition:
      'A review of the important people in your life at the start of interpersonal psychotherapy: what each gives you, and what is hard.',
  },
  'systemic-therapy': {
    term: 'Systemic therapy',
    definition:
      'Therapy that looks at the relationships and habits of a couple or family rather than at one person alone.',
    alsoKnownAs: ['Family therapy'],
  },
  'borderline-personality-disorder': {
    term: 'Borderline personality disorder',
    definition:
      'A diagnosis for long-lasting trouble with strong feelings, sense of self and relationships, often with self-harm. Treatments made for it can help.',
  },
  mindfulness: {
    term: 'Mindfulness',
    definition: 'Noticing on purpose what is there right now, without judging it.',
  },
  'distress-tolerance': {
    term: 'Distress tolerance',
    definition: 'Skills for getting through a very hard moment without making it worse.',
  },
  confidentiality: {
    term: 'Confidentiality',
    definition:
      'The duty to keep private what is said in therapy. The law names exceptions, such as serious danger to someone; your therapist should explain them at the start.',
  },
} as const

/** A glossary term by the part of its id after `term-`. */
export type TermId = keyof typeof terms

/** The articles to read on in, for terms that one article explains best. */
const readMoreIn: Partial<Record<TermId, readonly string[]>> = {
  'relational-cultural-therapy': ['relational-cultural-therapy'],
  'growth-fostering-relationship': ['relational-cultural-therapy'],
  'five-good-things': ['relational-cultural-therapy'],
  'mutual-empathy': ['relational-cultural-therapy', 'empathy-and-the-therapeutic-alliance'],
  'therapeutic-alliance': ['empathy-and-the-therapeutic-alliance'],
  'rupture-and-repair': ['empathy-and-the-therapeutic-alliance', 'relational-psychoanalysis'],
  empathy: ['empathy-and-the-therapeutic-alliance'],
  'group-cohesion': ['group-therapy'],
  confidentiality: ['group-therapy'],
  'skills-group': ['dialectical-behavior-therapy'],
  'emotion-dysregulation': ['dialectical-behavior-therapy'],
  attachment: ['attachment-based-family-therapy', 'emotionally-focused-therapy'],
  transference: ['relational-psychoanalysis'],
  'negative-cycle': ['emotionally-focused-therapy', 'relational-couple-and-family-work'],
  'systemic-therapy': ['relational-couple-and-family-work'],
  'interpersonal-inventory': ['interpersonal-psychotherapy'],
}

const isTermId = (id: string): id is TermId => Object.hasOwn(terms, id)

const relatedOf = (id: string) => {
  const articles = isTermId(id) ? readMoreIn[id] : undefined
  return articles === undefined
    ? {}
    : { related: references(articles.map((article) => `approach-${article}`)) }
}

export const glossary: readonly SampleDocument[] = Object.entries(terms).map(([id, fields]) => ({
  _id: `term-${id}`,
  _type: 'glossaryTerm',
  slug: slug(id),
  ...fields,
  ...relatedOf(id),
}))
