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
    'Help for a young person in deep trouble',
    ['Approach', 'Who takes part', 'Main idea', 'What to know'],
    [
      [
        'Attachment-based family therapy',
        'Teenager and parents',
        'Mend trust, so that parents can help',
        'Limited evidence; not shown to beat other care',
      ],
      [
        'Supportive therapy with the family informed',
        'Mostly the teenager',
        'A therapist who listens and understands',
        'Did as well in the trial of 2019',
      ],
      [
        'Dialectical behavior therapy',
        'Teenager, often with a parent in skills training',
        'Skills for strong feelings and safety',
        'Our article looks at adults',
      ],
      [
        'Interpersonal psychotherapy',
        'Mostly the teenager',
        'Mood and present relationships',
        'There is a form for teenagers',
      ],
    ],
  ),
  paragraph(
    'Families with other questions may find more in ',
    linkTo('approach-relational-couple-and-family-work', 'relational couple and family work'),
    '.',
  ),

  h2('History'),
  paragraph(
    'ABFT was developed in the United States by Guy Diamond, Gary Diamond and Suzanne Levy. They wrote ',
    cite('diamond-2021', 'a description of the theory, the steps and the research so far'),
    '. It joins ideas from attachment research, from family therapy and from work with feelings.',
  ),
  paragraph(
    'The first larger trial came out in 2010 and the second in 2019. The second was a surprise to its authors, who wrote that ',
    cite('diamond-2019', 'contrary to what they expected, both treatments did equally well'),
    '. It is a good example of why trials are repeated. Teams in other countries have tested it since, ',
    cite('waraan-2021', 'among them one in Norway'),
    '.',
  ),

  h2('Questions people ask'),
  questionList([
    {
      question: 'My child says nothing is wrong. What can I do?',
      answer:
        'Say what you have noticed and that you are worried, without pressing. Keep asking from time to time. If you fear suicide, ask directly, and call or text 988 for advice.',
    },
    {
      question: 'Is it my fault?',
      answer:
        'Depression has many causes, and parents are rarely the only one. What you do now can help, whatever came before.',
    },
    {
      question: 'Do both parents have to come?',
      answer:
        'No. It works with one parent, with grandparents or with foster parents. It should be someone the young person could turn to.',
    },
    {
      question: 'Will the therapist tell me everything my child says?',
      answer:
        'No. But danger is not kept secret. The therapist should explain the rule to both of you in the first session.',
    },
    {
      question: 'Should my child stop taking medicine?',
      answer:
        'No. Never stop it because of family therapy. Talk about any change with the doctor who prescribes it.',
    },
  ]),

  h2('Terms'),
  bullets([
    [term('attachment', 'Attachment'), ': turning to someone close for safety.'],
    [term('drop-out', 'Drop-out'), ': leaving before the planned end.'],
    [
      term('systematic-review', 'Systematic review'),
      ': how the four trials were found and weighed.',
    ],
    [term('confidentiality', 'Confidentiality'), ': what stays private, and what cannot.'],
  ]),
].flat()
