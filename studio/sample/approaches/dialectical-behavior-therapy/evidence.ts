import { bullets, cite, claim, crisisHelp, h2, term } from '../../portable-text.ts'

/** Evidence graded claim by claim, limits and risks. */
export const evidence = [
  h2('What the evidence says'),
  claim({
    statement:
      'Treatments made for borderline personality disorder ease it more than usual care does.',
    grade: 'moderate',
    detail:
      'A Cochrane review took in 75 trials with 4,507 people. Severity was lower with these treatments (standardized difference −0.52). DBT is one of them; the figure covers them together.',
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
      'In a pilot randomized trial, 44 adults with anxiety or depression had 16 weeks of a skills group or a support group. The skills group led by a wide margin on emotion dysregulation (d = 1.86) and anxiety (d = 1.37), but not on depression. About one in three (32%) of its members dropped out, and more than half (59%) of the other group. The trial was small, so the true effect may be smaller.',
    sources: ['neacsiu-2014'],
  }),
  claim({
    statement: 'Skills groups may help with several common mental health problems.',
    grade: 'limited',
    detail:
      'A meta-analysis published in 2022 pools trials of skills groups. In an early version from 2020 its authors counted 12 small randomized trials with 425 adults: steering feelings improved by a small to medium amount (g = 0.48), and so did depression (0.50) and anxiety (0.45). People who also had a personality disorder were left out. The printed version may differ, so read it there.',
    sources: ['delaquis-2022'],
  }),
  claim({
    statement: 'As a format, group treatment works about as well as other active treatments.',
    grade: 'strong',
    detail:
      'This comes from 11 meta-analyses with 329 randomized trials. They cover groups of many kinds, not DBT skills groups alone.',
    sources: ['group-review-2021'],
  }),
  claim({
    statement:
      'By video, members of a skills group may feel less close to each other, yet come more often.',
    grade: 'limited',
    detail:
      'In a pilot study, people in a DBT group by video felt as connected to the leader as people in a room did, and less connected to each other. They missed fewer meetings. Nobody was assigned by chance, and symptoms were not measured.',
    sources: ['lopez-2020'],
  }),

  h2('Limits and risks'),
  bullets([
    [
      'Most research was done with people who have ',
      term('borderline-personality-disorder', 'borderline personality disorder'),
      '. Results for others are less certain.',
    ],
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
].flat()
