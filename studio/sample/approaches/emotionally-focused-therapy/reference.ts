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
    'EFT beside two other ways of helping couples',
    ['Question', 'EFT', 'Cognitive behavioral couple therapy', 'Relational couple work'],
    [
      [
        'What is the problem?',
        'A cycle of reaching out and not being answered',
        'Habits of thinking, talking and acting',
        'A pattern in which connection and power are out of balance',
      ],
      [
        'What do you do?',
        'Find and share deeper feelings',
        'Practice talking and solving problems; change habits',
        'See the pattern, speak more openly, share power',
      ],
      ['How long?', 'Often 8 to 20 sessions', 'A few months', 'Varies'],
      ['How well tested?', 'Moderate', 'Moderate', 'Emerging by itself'],
    ],
  ),
  paragraph(
    'There is more on the last column in ',
    linkTo('approach-relational-couple-and-family-work', 'relational couple and family work'),
    '. For parents and teenagers, ',
    linkTo('approach-attachment-based-family-therapy', 'attachment-based family therapy'),
    ' builds on the same idea of attachment.',
  ),

  h2('History'),
  paragraph(
    'In the early 1980s Susan Johnson and Leslie Greenberg developed the method out of their work with couples and tested it. Their study came out in 1985. They brought together ideas from humanistic therapy, which follows feelings, and from family therapy, which follows patterns.',
  ),
  paragraph(
    'Later Johnson tied the method closely to attachment research. A meta-analysis came out in 1999, and ',
    cite('beasley-2019', 'a second one looked at the nineteen years since'),
    '. The method has also been adapted for families and for individuals.',
  ),

  h2('Questions people ask'),
  questionList([
    {
      question: 'My partner hates talking about feelings. Is it still for us?',
      answer:
        'Perhaps. The therapist goes slowly, and few words are enough. Many people who keep quiet at home do so because they are afraid to make things worse.',
    },
    {
      question: 'Do we have to be married?',
      answer: 'No. It is for couples of any kind, of any gender and at any age.',
    },
    {
      question: 'What if only one of us wants to stay together?',
      answer:
        'Tell the therapist at the start. Some offer a few meetings to find out what each of you wants, before any couple therapy.',
    },
    {
      question: 'Will we have homework?',
      answer:
        'Sometimes a small task, such as noticing the cycle. Most of the work is done in the session.',
    },
    {
      question: 'Does it help after an affair?',
      answer:
        'It is used for that, once the affair has ended and both want to try. Research on this question by itself is small, so ask the therapist about their experience.',
    },
  ]),

  h2('Terms'),
  bullets([
    [term('attachment', 'Attachment'), ': the bond we turn to when we need someone.'],
    [
      term('negative-cycle', 'Negative cycle'),
      ': each protects themselves and so sets off the other.',
    ],
    [term('empathy', 'Empathy'), ': understanding from where the other person stands.'],
    [term('meta-analysis', 'Meta-analysis'), ': a study that pools earlier studies.'],
  ]),
].flat()
