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
    'Group therapy beside what it is compared with',
    ['Question', 'Therapy group', 'Skills group', 'Individual therapy', 'Self-help group'],
    [
      ['Who leads?', 'One or two therapists', 'An instructor', 'A therapist', 'Members'],
      ['Is it treatment?', 'Yes', 'No, a class', 'Yes', 'No'],
      [
        'What do you do?',
        'Talk, and work on how you relate',
        'Learn and practice methods',
        'Talk about yourself with one person',
        'Share and support',
      ],
      [
        'How private is it?',
        'Members promise',
        'Members promise',
        'By law, with exceptions',
        'Members promise',
      ],
      ['Bound to your state?', 'Yes, by license', 'Usually not', 'Yes, by license', 'No'],
    ],
  ),
  paragraph(
    'A group can follow many schools. One that works on relationships may draw on ',
    linkTo('approach-relational-therapy', 'relational therapy'),
    ' or on ',
    linkTo('approach-interpersonal-psychotherapy', 'interpersonal psychotherapy'),
    '.',
  ),

  h2('History'),
  paragraph(
    'Groups spread during and after the Second World War, when there were far more soldiers in need of help than therapists. Later every large school of therapy made its own kind of group, and research followed.',
  ),
  paragraph(
    'In 2018, after a long effort, ',
    cite(
      'group-review-2021',
      'the American Psychological Association recognized group psychotherapy as a specialty',
    ),
    ', which calls for knowledge and skills of its own. When the COVID-19 pandemic began, many groups moved online quickly. ',
    cite('weinberg-2020', 'A review from that year said that leading them takes training'),
    '.',
  ),

  h2('Questions people ask'),
  questionList([
    {
      question: 'Do I have to speak?',
      answer:
        'No. You may listen at first. If you stay quiet for weeks, the therapist will probably ask, kindly, how it is for you.',
    },
    {
      question: 'What if I meet someone I know?',
      answer: 'Tell the therapist at once. Usually one of you will be offered another group.',
    },
    {
      question: 'May members meet outside the group?',
      answer:
        'Many groups ask you not to while the group runs, or to tell the group about it. Ask for the rule.',
    },
    {
      question: 'Is it recorded?',
      answer:
        'It should not be without the written consent of everyone. Ask, and never record it yourself.',
    },
    {
      question: 'Can I join from another state for one week?',
      answer:
        'A therapy group is tied to the states where the therapist is licensed, and what counts is where you are during the session. Ask before you travel.',
    },
  ]),

  h2('Terms'),
  bullets([
    [term('group-cohesion', 'Group cohesion'), ': feeling that you belong.'],
    [term('skills-group', 'Skills group'), ': a class, not therapy.'],
    [term('confidentiality', 'Confidentiality'), ': keeping private what others say.'],
    [term('correlation', 'Correlation'), ': two things going together, whatever the cause.'],
  ]),
].flat()
