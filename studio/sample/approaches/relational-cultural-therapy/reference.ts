import {
  bullets,
  cite,
  comparisonTable,
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
    'Relational-cultural therapy beside approaches it is taken for',
    ['Approach', 'Where it comes from', 'What the therapist looks at', 'Research'],
    [
      [
        'Relational-cultural therapy',
        'Work on women’s psychology, Wellesley, from 1976',
        'Connection, disconnection, power and culture',
        'Emerging: no randomized trial found',
      ],
      [
        'Relational psychoanalysis',
        'Psychoanalysis, New York, from 1983',
        'Patterns from the past that return with the analyst',
        'None by that name; more on psychodynamic therapy in general',
      ],
      [
        'Interpersonal psychotherapy',
        'Depression research, 1970s',
        'Grief, conflict and change in present relationships',
        '90 randomized trials',
      ],
    ],
  ),
  paragraph(
    'Read more about ',
    linkTo('approach-relational-psychoanalysis', 'relational psychoanalysis'),
    ', which has a similar name and other roots, and about ',
    linkTo('approach-relational-therapy', 'relational therapy in general'),
    '.',
  ),

  h2('History'),
  paragraph(
    'Jean Baker Miller (1927–2006), a psychiatrist, published ',
    cite('miller-1976', 'Toward a New Psychology of Women'),
    ' in 1976. She wrote that what was often called weakness in women, such as caring about bonds, was a strength. From 1977 she met regularly with ',
    cite('wcw-history', 'Judith V. Jordan, Irene Stiver and Janet Surrey'),
    '. The theory grew out of these talks.',
  ),
  paragraph(
    'In 1981 the Stone Center was founded at Wellesley College and Miller became its first director. “Stone Center Model” was an early name of the theory. The Jean Baker Miller Training Institute opened in 1995. In 2018 it became ',
    cite('wcw-institute', 'the International Center for Growth in Connection'),
    '. Over the years more attention went to race, class and other kinds of power, and to people of every gender.',
  ),

  h2('Questions people ask'),
  questionList([
    {
      question: 'Is it only for women?',
      answer: 'No. It began with women’s lives, and today it is used with people of every gender.',
    },
    {
      question: 'Will the therapist talk about themselves?',
      answer:
        'A little, when it may help you, for example to say that your story moved them. If it becomes too much, tell them. A good therapist will thank you for saying so.',
    },
    {
      question: 'How long does it take?',
      answer:
        'There is no set length. One program used 16 sessions. Ask your therapist what they have in mind and when you will look back together.',
    },
    {
      question: 'Is it the same as feminist therapy?',
      answer:
        'They share roots and a concern with power. Relational-cultural therapy has its own theory, with connection at its center.',
    },
    {
      question: 'How do I find a therapist who works this way?',
      answer:
        'Ask which tradition they mean by “relational”, where they trained and whether they are licensed in the state where you will be during sessions.',
    },
  ]),

  h2('Terms'),
  bullets([
    [term('mutual-empathy', 'Mutual empathy'), ': each is moved by the other, and knows it.'],
    [term('relational-images', 'Relational images'), ': what you have learned to expect.'],
    [term('condemned-isolation', 'Condemned isolation'), ': shut out and blaming yourself for it.'],
    [
      term('relational-cultural-therapy', 'Relational-cultural therapy'),
      ': the entry that keeps it apart from its initials.',
    ],
  ]),
].flat()
