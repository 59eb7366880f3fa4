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
    'Four kinds of work that are easily confused',
    ['Approach', 'Main idea', 'The therapist', 'Usual length'],
    [
      [
        'Relational psychoanalysis',
        'Old patterns with others live on outside awareness',
        'Takes part and examines that part',
        'Often years',
      ],
      [
        'Classical psychoanalysis',
        'Inner conflict between wishes and what forbids them',
        'Stays in the background and interprets',
        'Often years',
      ],
      [
        'Relational-cultural therapy',
        'People grow in connection; power and culture can block it',
        'Shows that they are moved',
        'Open-ended; a short form exists',
      ],
      [
        'Interpersonal psychotherapy',
        'Mood and present relationships affect each other',
        'Active, with a plan',
        'A few months',
      ],
    ],
  ),
  paragraph(
    'The part that all of them share, the bond between two people, has an article of its own: ',
    linkTo('approach-empathy-and-the-therapeutic-alliance', 'empathy and the therapeutic alliance'),
    '.',
  ),

  h2('History'),
  paragraph(
    'The school is usually dated to 1983. In that year ',
    cite(
      'perlman-2009',
      'Jay Greenberg and Stephen Mitchell published Object Relations in Psychoanalytic Theory',
    ),
    '. They showed that several groups of psychoanalysts had long put relationships first, each in its own words. One was the interpersonal school of Harry Stack Sullivan in the United States. The book brought these strands together.',
  ),
  paragraph(
    'From there it became a movement with a literature of its own. Its founders saw it as a change in the basic picture of the mind. Research on babies and their parents, and ideas about how people give meaning to what they live through, have fed into it as well.',
  ),

  h2('Questions people ask'),
  questionList([
    {
      question: 'Do I have to lie on a couch?',
      answer: 'No. Many people sit. You can try both and choose.',
    },
    {
      question: 'Will the analyst tell me about their private life?',
      answer:
        'Rarely. They may say what they notice in themselves during the session if it can help you understand what is going on.',
    },
    {
      question: 'Is everything about my childhood?',
      answer:
        'No. Early relationships matter because they shape what you expect now. A good part of the time goes to your present life and to the session itself.',
    },
    {
      question: 'How can I tell if it helps?',
      answer:
        'Write down at the start what you want to be different. Look at the list every few months, together with the analyst.',
    },
    {
      question: 'Can it be done by video?',
      answer:
        'Some analysts offer it. The license counts where you are during the session, so tell them if you travel.',
    },
  ]),

  h2('Terms'),
  bullets([
    [term('transference', 'Transference'), ': old expectations, felt toward the analyst.'],
    [term('two-person-psychology', 'Two-person psychology'), ': both people shape what happens.'],
    [term('rupture-and-repair', 'Rupture and repair'), ': a strain, and the talk that mends it.'],
    [term('correlation', 'Correlation'), ': the number given above for the bond and results.'],
  ]),
].flat()
