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
    'IPT beside three other therapies',
    ['Approach', 'Main focus', 'Form', 'Evidence in depression'],
    [
      [
        'Interpersonal psychotherapy',
        'Grief, conflict, change, being alone',
        'Planned, a few months',
        'Strong',
      ],
      [
        'Cognitive behavioral therapy',
        'Thoughts and habits',
        'Planned, a few months, with homework',
        'Not graded here; about level with IPT',
      ],
      [
        'Relational-cultural therapy',
        'Connection, power and culture',
        'Often open-ended',
        'Emerging: no randomized trial found',
      ],
      [
        'Psychodynamic therapy',
        'Old patterns that return in the present',
        'Short or long',
        'Strong for planned forms',
      ],
    ],
  ),
  paragraph(
    'For the last line, see our article on ',
    linkTo('approach-relational-psychoanalysis', 'relational psychoanalysis'),
    ', which belongs to that family but has hardly been tested by itself. Groups, too, can be led by the ideas of IPT: see ',
    linkTo('approach-group-therapy', 'group therapy'),
    '.',
  ),

  h2('History'),
  paragraph(
    'IPT was worked out in the 1970s by the psychiatrist Gerald Klerman, by Myrna Weissman and by their coworkers. It had a plan that could be written down step by step, which made it possible to test it. ',
    cite('cuijpers-2016', 'Many randomized trials followed'),
    ', and the method was adapted: for teenagers, for older people, for people with bodily illness, and for groups.',
  ),
  paragraph(
    'The thought that troubles of the mind arise between people is older. The American psychiatrist Harry Stack Sullivan wrote about it early, and ',
    cite('perlman-2009', 'relational psychoanalysis draws on him'),
    '. The two approaches share this thought and went different ways: one toward a short plan, the other toward long and open work.',
  ),

  h2('Questions people ask'),
  questionList([
    {
      question: 'Do I have to bring my partner or family?',
      answer:
        'No. You usually come alone. Now and then another person may join for one session, if you wish.',
    },
    {
      question: 'What if I have nobody?',
      answer:
        'Then being alone may become the area you work on. The therapist helps you look at earlier ties and build new ones in small steps.',
    },
    {
      question: 'Can I take antidepressants at the same time?',
      answer:
        'Yes. In trials both together did a little better than IPT alone. Decide about medicine with the person who prescribes it, and do not stop it by yourself.',
    },
    {
      question: 'Will we talk about my childhood?',
      answer: 'Only briefly. The work is about the people in your life now.',
    },
    {
      question: 'How do I find someone who is trained in it?',
      answer:
        'Ask how many people they have treated with IPT, where they learned it, and whether someone with experience has supervised them.',
    },
  ]),

  h2('Terms'),
  bullets([
    [term('interpersonal-inventory', 'Interpersonal inventory'), ': the review of your people.'],
    [term('effect-size', 'Effect size'), ': what g stands for.'],
    [term('control-group', 'Control group'), ': whom the treated are compared with.'],
    [term('randomized-trial', 'Randomized trial'), ': the fairest way to compare.'],
  ]),
].flat()
