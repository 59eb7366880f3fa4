import {
  bullets,
  cite,
  comparisonTable,
  h2,
  paragraph,
  questionList,
  term,
} from '../../portable-text.ts'

/** Comparison, history, questions, terms. */
export const reference = [
  h2('How it compares'),
  comparisonTable(
    'A skills group beside full DBT and a relational group',
    ['Question', 'Skills group', 'Full DBT', 'Relational group'],
    [
      [
        'What do you do?',
        'Learn and practice skills',
        'Skills, individual therapy and coaching',
        'Talk about how you relate to others',
      ],
      ['Who leads?', 'An instructor', 'A team of therapists', 'A licensed therapist'],
      ['Is it therapy?', 'No, it is teaching', 'Yes', 'Yes'],
      ['Is there help between meetings?', 'No', 'Yes, by phone', 'Usually no'],
    ],
  ),

  h2('History'),
  paragraph(
    'Marsha Linehan and her coworkers at the University of Washington built DBT for people at high risk of suicide, many of them with a diagnosis of borderline personality disorder. It was tested in trials over many years. One question was which of the four parts does the work, and ',
    cite('linehan-2015', 'a trial published in 2015 took the treatment apart to find out'),
    '. Later, teams began to use the skills part by itself and with other problems, ',
    cite('neacsiu-2014', 'for example in a small pilot trial'),
    '.',
  ),

  h2('Questions people ask'),
  questionList([
    {
      question: 'Do I need a diagnosis to join a skills group?',
      answer: 'No. A skills group teaches methods that anyone can try.',
    },
    {
      question: 'Can I keep seeing my own therapist?',
      answer: 'Yes, and it helps to tell them which skills you are learning.',
    },
    {
      question: 'Why can people from more states join a skills group than a therapy group?',
      answer:
        'Therapy is tied to a license in the state where you are during the session. A class that teaches skills and offers no treatment is not therapy, so the provider opens it to all states.',
    },
  ]),

  h2('Terms'),
  bullets([
    [term('skills-group', 'Skills group'), ': the class that this article is about.'],
    [term('emotion-dysregulation', 'Emotion dysregulation'), ': what the skills aim at.'],
    [term('meta-analysis', 'Meta-analysis'), ': how several of the results above were pooled.'],
  ]),
].flat()
