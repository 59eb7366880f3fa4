import {
  bullets,
  cite,
  claim,
  comparisonTable,
  crisisHelp,
  h2,
  paragraph,
  questionList,
  term,
} from './portable-text.ts'

/** Evidence graded claim by claim, limits, comparison, history, questions, terms. */
export const dialecticalBehaviorTherapyEvidence = [
  h2('What the evidence says'),
  claim({
    statement:
      'Treatments made for borderline personality disorder ease it more than usual care does.',
    grade: 'moderate',
    detail:
      'A Cochrane review took in 75 trials. Severity was lower with these treatments (standardized difference −0.52). DBT is one of them; the figure covers them together.',
    sources: ['storebo-2020'],
  }),
  claim({
    statement:
      'For borderline personality disorder, DBT does no better than other careful treatment.',
    grade: 'limited',
    detail:
      'This counts against the idea that only DBT will do. In a randomized trial with 180 patients, people improved with DBT and with general psychiatric management alike, with no significant difference. It is one trial, so more are needed.',
    sources: ['mcmain-2009'],
  }),
  claim({
    statement: 'A skills group by itself can help adults steer their feelings.',
    grade: 'limited',
    detail:
      'In a pilot randomized trial, 44 adults with anxiety or depression had 16 weeks of a skills group or a support group. The skills group led by a wide margin on emotion dysregulation (d = 1.86) and anxiety (d = 1.37), but not on depression. About one in three (32%) of its members dropped out. The trial was small, so the true effect may be smaller.',
    sources: ['neacsiu-2014'],
  }),
  claim({
    statement: 'Skills groups may help with several common mental health problems.',
    grade: 'emerging',
    detail:
      'A meta-analysis from 2022 pools studies of skills groups. We list it so that you can read it; we do not quote its figures here.',
    sources: ['delaquis-2022'],
  }),
  claim({
    statement: 'As a format, group treatment works about as well as other active treatments.',
    grade: 'strong',
    detail:
      'This comes from 11 meta-analyses with 329 randomized trials. They cover groups of many kinds, not DBT skills groups alone.',
    sources: ['group-review-2021'],
  }),

  h2('Limits and risks'),
  bullets([
    'Most research was done with people who have borderline personality disorder. Results for others are less certain.',
    [
      'Which part does the work is still studied. One ',
      term('randomized-trial', 'randomized trial'),
      ' with ',
      cite('linehan-2015', '99 women at high risk of suicide compared the parts of DBT'),
      '. They were in a supervised treatment, so it does not show that a class alone is safe for people at such risk.',
    ],
    'Homework takes time. Skipping it makes a skills group much less useful.',
    'Hearing about other people’s troubles can be hard. You may step out and tell the instructor.',
  ]),
  crisisHelp('A skills group is not there for you between meetings. These services are.'),

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
    'Linehan and her coworkers at the University of Washington built DBT and tested it in trials over many years. Later, teams began to use the skills part by itself and with other problems, ',
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
