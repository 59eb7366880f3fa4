import { bullets, claim, h2, h3, linkTo, paragraph, term } from '../../portable-text.ts'

/** Evidence graded claim by claim, limits and risks. */
export const evidence = [
  h2('What the evidence says'),
  paragraph(
    'The story of this research is worth knowing. A first trial looked very good. Larger and later ones did not confirm that ABFT is better than other careful treatment. In the larger trials many young people got better, in both groups.',
  ),
  h3('Trials'),
  claim({
    statement: 'ABFT lowers thoughts of suicide more than usual care does.',
    grade: 'limited',
    detail:
      'In a randomized trial from 2010 with 66 young people, thoughts of suicide fell more with ABFT than with improved usual care. Later trials did not repeat this. The review that reports it was written by the people who developed the treatment.',
    sources: ['diamond-2021'],
  }),
  claim({
    statement: 'ABFT does no better than supportive therapy that also involves the family.',
    grade: 'limited',
    detail:
      'This counts against the first claim. In 2019 a trial by the same team compared the two in 129 young people with thoughts of suicide. Both groups improved a great deal over 16 weeks. Thoughts of suicide fell by half or more in 69% with ABFT and in 62% with the other; the groups did not differ significantly.',
    sources: ['diamond-2019'],
  }),
  claim({
    statement: 'In ordinary clinics ABFT was not better than usual treatment.',
    grade: 'limited',
    detail:
      'A Norwegian trial with 60 young people with depression found no difference. Thoughts of suicide became fewer in both groups, but after 16 weeks most still had them to a degree that needs treatment. The trial had limits that its authors name.',
    sources: ['waraan-2021'],
  }),
  h3('All trials together'),
  claim({
    statement:
      'Taken together, the trials do not show that ABFT is better than what it was compared with.',
    grade: 'limited',
    detail:
      'Four randomized trials with 287 young people: for thoughts of suicide g = 0.40 and for depression g = 0.33, neither of them significant. The range goes from slightly worse to clearly better. The authors call the evidence strongly limited and advise caution in using it as the only treatment.',
    sources: ['schulte-frankenfeld-2024'],
  }),
  h3('About its working parts'),
  claim({
    statement: 'A good bond with the therapist goes along with somewhat better results.',
    grade: 'moderate',
    detail:
      'Across 99 studies of therapy with children and teenagers, the correlation with how the young person did was .17 for their own bond with the therapist and .13 for their parents’ bond. Both are small. They come from many kinds of therapy.',
    sources: ['roest-2023'],
  }),

  h2('Limits and risks'),
  bullets([
    'It is no emergency treatment. Thoughts of suicide can rise and fall quickly. A safety plan is needed beside any therapy.',
    'An important talk that comes too early, or with a parent who strikes back, can hurt more than it helps.',
    'Talking about abuse may oblige the therapist to report it. Ask about this beforehand.',
    'Parents may feel accused. A good therapist will not blame them and will say so.',
    [
      'The trials are few and small, and quite a few people left early. ',
      term('drop-out', 'Drop-out'),
      ' makes results less certain.',
    ],
    [
      'For adults, other approaches fit better, such as ',
      linkTo('approach-interpersonal-psychotherapy', 'interpersonal psychotherapy'),
      ' or ',
      linkTo('approach-dialectical-behavior-therapy', 'dialectical behavior therapy'),
      '.',
    ],
  ]),
].flat()
