import { bullets, claim, crisisHelp, h2, h3, paragraph, term } from '../../portable-text.ts'

/** Evidence graded claim by claim, limits and risks. */
export const evidence = [
  h2('What the evidence says'),
  paragraph(
    'IPT is among the best-tested talking therapies. One large ',
    term('meta-analysis', 'meta-analysis'),
    ' from 2016 looked at all randomized trials it could find for any mental health problem: 90 studies with 11,434 people. Most of what follows comes from it.',
  ),
  h3('Depression'),
  claim({
    statement: 'IPT eases depression more than control conditions do.',
    grade: 'strong',
    detail:
      'The difference was g = 0.60, which is medium to large. The likely range was 0.45 to 0.75.',
    sources: ['cuijpers-2016'],
  }),
  claim({
    statement: 'IPT works about as well as other talking therapies for depression.',
    grade: 'strong',
    detail:
      'This counts against any claim that IPT is special. The difference from other therapies was tiny (g = 0.06) and not significant.',
    sources: ['cuijpers-2016'],
  }),
  claim({
    statement:
      'IPT and medicine do about equally well, and both together do better than IPT alone.',
    grade: 'moderate',
    detail:
      'Medicine was slightly ahead (g = −0.13), but the difference was not significant. Adding medicine to IPT brought a small gain (g = 0.24). What is right for you is a question for you and your doctor.',
    sources: ['cuijpers-2016'],
  }),
  claim({
    statement: 'Going on with IPT now and then can help to prevent a relapse.',
    grade: 'moderate',
    detail:
      'Sessions at longer intervals after recovery lowered relapse significantly. IPT also prevented some first episodes in people with mild symptoms.',
    sources: ['cuijpers-2016'],
  }),
  h3('Other problems'),
  claim({
    statement: 'IPT may help with anxiety disorders.',
    grade: 'moderate',
    detail:
      'Effects against control groups were large, and there was no sign that cognitive behavioral therapy did better.',
    sources: ['cuijpers-2016'],
  }),
  claim({
    statement: 'For eating disorders, IPT helps, but probably a little less than CBT at first.',
    grade: 'moderate',
    detail:
      'IPT had significant effects. During treatment they were probably slightly smaller than those of cognitive behavioral therapy (CBT).',
    sources: ['cuijpers-2016'],
  }),

  h2('Limits and risks'),
  bullets([
    'Most of the trials had some risk of bias by the standards of the Cochrane Collaboration. The authors found little sign that this changed the results.',
    [
      'An ',
      term('effect-size', 'effect size'),
      ' is an average. Some people in the trials did not get better.',
    ],
    'The results hold for IPT. They cannot be carried over to other therapies with “relational” in the name.',
    'Bringing up a conflict can make it worse for a time. Practice first, and think about safety: with someone who is violent, plan with a professional.',
    'The fixed end can feel too early. Talk about it well before the last session, and about what comes then.',
    'If you are no better after about half the sessions, say so. Another treatment, or one more, may be needed.',
  ]),
  crisisHelp(
    'Depression can bring thoughts of ending your life. Tell your therapist or doctor, and use these lines at any hour.',
  ),
].flat()
