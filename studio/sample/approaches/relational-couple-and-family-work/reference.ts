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
    'Four ways to work with people who are close',
    ['Approach', 'Who comes', 'What it works on', 'Research'],
    [
      [
        'Relational couple and family work',
        'Partners or family',
        'The pattern, and who has a say',
        'Moderate for couple and family therapy in general',
      ],
      [
        'Emotionally focused therapy',
        'Mostly partners',
        'Feelings beneath the pattern; safety in the bond',
        'Moderate',
      ],
      [
        'Attachment-based family therapy',
        'A teenager and parents',
        'Trust between them',
        'Limited, with mixed results',
      ],
      [
        'Relational therapy alone',
        'One person',
        'That person’s bonds, the one with the therapist included',
        'Emerging',
      ],
    ],
  ),
  paragraph(
    'If your partner or family does not want to come, you can still start by yourself. See ',
    linkTo('approach-relational-therapy', 'relational therapy'),
    ' or ',
    linkTo('approach-group-therapy', 'group therapy'),
    '.',
  ),

  h2('History'),
  paragraph(
    'Family therapy took shape in the second half of the twentieth century, when therapists began to invite whole families and to watch how they dealt with each other. Many schools followed. Over time they were put to the test, and ',
    cite('carr-2014', 'reviews of that research have been updated since 2000'),
    '.',
  ),
  paragraph(
    'In the 1980s couple therapists turned more to feelings and to the need for a safe bond. At about the same time the group around Jean Baker Miller at Wellesley wrote about mutual relationships and about power between women and men. Today many therapists draw on both.',
  ),

  h2('Questions people ask'),
  questionList([
    {
      question: 'What if my partner does not want to come?',
      answer:
        'Say what you hope for yourself instead of what should change in them, and suggest one meeting to look at it together. If the answer stays no, you can begin alone.',
    },
    {
      question: 'Will the therapist say who is right?',
      answer:
        'No. They help you both see the pattern. They will speak up, though, if someone is being hurt.',
    },
    {
      question: 'Is it too late for us?',
      answer:
        'Nobody can know beforehand. A fair trial with a date to look back helps both of you decide.',
    },
    {
      question: 'Should we bring the children?',
      answer:
        'That depends on the question. For trouble between partners, usually not. For trouble between parent and child, often yes.',
    },
    {
      question: 'Can we do it by video from two places?',
      answer:
        'Often yes. The therapist must be allowed to work in the state where each of you is during the session, so say where you will both be.',
    },
  ]),

  h2('Terms'),
  bullets([
    [term('negative-cycle', 'Negative cycle'), ': the loop in which each sets off the other.'],
    [term('systemic-therapy', 'Systemic therapy'), ': looking at the whole couple or family.'],
    [term('attachment', 'Attachment'), ': the need for someone who answers when it counts.'],
    [term('confidentiality', 'Confidentiality'), ': also between the people in the room.'],
  ]),
].flat()
