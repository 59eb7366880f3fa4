import {
  bullets,
  cite,
  comparisonTable,
  em,
  h2,
  linkTo,
  paragraph,
  questionList,
  term,
} from '../../portable-text.ts'

/** Comparison, history, questions, terms. */
export const reference = [
  h2('How it compares'),
  comparisonTable(
    'Relational-cultural therapy beside three other approaches',
    ['Approach', 'Main focus', 'Usual form', 'Research'],
    [
      [
        'Relational-cultural therapy',
        'Connection and disconnection, and the part that power and culture play',
        'Individual, couple, family or group; often open-ended',
        'Emerging: no randomized trial found',
      ],
      [
        'Interpersonal psychotherapy',
        'Loss, conflict and change in your present life',
        'Structured and limited in time',
        '90 studies in all; good results in acute depression',
      ],
      [
        'Relational psychoanalysis',
        'Old patterns, often outside awareness, as they return between you and the analyst',
        'Individual, often long',
        'None by that name; more on psychodynamic therapy in general',
      ],
      [
        'Dialectical behavior therapy',
        'Skills for strong feelings and for dealing with others',
        'Individual sessions plus a skills group',
        'Moderate; most studies are in borderline personality disorder',
      ],
    ],
  ),
  paragraph(
    'Interpersonal psychotherapy also works on relationships, and it is far better tested. In people with acute depression it did ',
    cite(
      'cuijpers-2016',
      'better than control groups (g = 0.60) and about as well as other therapies',
    ),
    '. That result belongs to interpersonal psychotherapy alone and cannot be carried over to relational-cultural therapy. ',
    linkTo('approach-interpersonal-psychotherapy', 'Read about interpersonal psychotherapy'),
    '.',
  ),

  h2('History'),
  paragraph(
    'In 1976 the psychiatrist Jean Baker Miller (1927–2006) published ',
    cite('miller-1976', 'Toward a New Psychology of Women'),
    '. A year later she began to meet regularly with ',
    cite('wcw-history', 'Judith V. Jordan, Irene Stiver and Janet Surrey'),
    '. The four of them worked out the theory together.',
  ),
  paragraph(
    'In 1981 the Stone Center opened at Wellesley College with Miller as its first director. For a time, their ideas went by the name Stone Center Model. The Jean Baker Miller Training Institute followed in 1995. In 2018 it became ',
    cite('wcw-institute', 'the International Center for Growth in Connection'),
    '. The theory began with women’s lives. Today it is used with people of any gender.',
  ),

  h2('Questions people ask'),
  questionList([
    {
      question: 'Is relational therapy the same as couples therapy?',
      answer:
        'No. Couples can use it, but most of its ideas apply to any bond: friends, family, coworkers, and you and your therapist. Many people come alone.',
    },
    {
      question: 'Will I have to talk about my childhood?',
      answer:
        'Only if it helps. Early relationships often come up, because they shape what we expect. You decide what to tell and when.',
    },
    {
      question: 'How soon will I notice something?',
      answer:
        'That differs a lot, and research on this approach cannot give you a number. Agree with your therapist on a date when you will both look at what has changed.',
    },
    {
      question: 'Is it any good if I am shy?',
      answer:
        'It can be. Individual sessions may be the easier start. In a group you may listen at first, and a good leader will not force you to speak.',
    },
    {
      question: 'Can I do it online from another state?',
      answer:
        'Therapy is tied to a license in the state where you are during the session. If you travel, tell the provider before you join from somewhere else.',
    },
  ]),

  h2('Terms'),
  paragraph(
    'These words come up in books about the approach. Each one leads to its entry in the glossary.',
  ),
  bullets([
    [
      term('relational-cultural-therapy', 'Relational-cultural therapy'),
      ', sometimes cut down to its initials. The same initials can stand for ',
      term('randomized-trial', 'randomized controlled trial'),
      ', so we write out both.',
    ],
    [
      term('mutual-empathy', 'Mutual empathy'),
      ' is understanding that moves ',
      em('both'),
      ' people.',
    ],
    [
      term('condemned-isolation', 'Condemned isolation'),
      ' is not the same as being alone by choice.',
    ],
    [
      term('controlling-images', 'Controlling images'),
      ' come from society, ',
      term('relational-images', 'relational images'),
      ' from your own past.',
    ],
  ]),
].flat()
