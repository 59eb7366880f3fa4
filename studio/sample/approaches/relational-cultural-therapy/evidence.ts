import {
  bullets,
  callout,
  cite,
  claim,
  crisisHelp,
  h2,
  h3,
  linkTo,
  paragraph,
  term,
} from '../../portable-text.ts'

/** Evidence graded claim by claim, limits and risks. */
export const evidence = [
  h2('What the evidence says'),
  paragraph(
    'The honest answer is short: the theory is rich and the testing is thin. We looked for a ',
    term('randomized-trial', 'randomized trial'),
    ' of relational-cultural therapy and found none. Better research exists on some of its parts, such as the bond with the therapist. It cannot stand in for a test of the whole.',
  ),
  h3('About the therapy as a whole'),
  claim({
    statement: 'Relational-cultural therapy helps people get better.',
    grade: 'emerging',
    detail:
      'No randomized trial was found, so nobody can say how it compares with another treatment or with waiting. Two articles from 2011 and 2013 set out the theory, its uses and the research up to then.',
    sources: ['frey-2013', 'duffey-2011'],
  }),
  claim({
    statement: 'A short form of 16 sessions may ease low mood and worry in women.',
    grade: 'emerging',
    detail:
      'A hospital in Toronto reports that women in its study did better on tests of depression, anxiety and self-esteem, and that this held three and six months later. The report names no comparison group. People often feel better with time, so this does not show that the therapy was the cause.',
    sources: ['womens-college-2013'],
  }),
  h3('About its working parts'),
  claim({
    statement: 'When the bond between client and therapist is stronger, results tend to be better.',
    grade: 'strong',
    detail:
      'Found across 295 studies of many therapies, with a correlation of .278. It is steady but modest, and it does not prove that the bond is the cause.',
    sources: ['fluckiger-2018'],
  }),
  claim({
    statement: 'Clients of therapists with more empathy tend to do better.',
    grade: 'moderate',
    detail:
      'A meta-analysis of 82 samples with 6,138 clients found a correlation of .28. Results differed a good deal from study to study.',
    sources: ['elliott-2018'],
  }),
  claim({
    statement: 'People with stronger social ties tend to live longer.',
    grade: 'moderate',
    detail:
      'In 148 studies the odds of survival were 50% higher with stronger ties (odds ratio 1.50). These studies followed people through life. They did not test a therapy.',
    sources: ['holt-lunstad-2010'],
  }),
  h3('What speaks for other approaches'),
  claim({
    statement: 'For loneliness, other psychological treatments have been tested and help somewhat.',
    grade: 'moderate',
    detail:
      'In 28 randomized trials with 3,039 people, loneliness fell more than in control groups (g = 0.43, small to medium). Cognitive behavioral therapy was tested most often, and most treatments were given in groups. So this says nothing for or against relational-cultural therapy.',
    sources: ['hickin-2021'],
  }),

  h2('Limits and risks'),
  bullets([
    [
      'Without trials, nobody can tell you how likely it is to help. If you have depression, ask also about ',
      linkTo('approach-interpersonal-psychotherapy', 'therapies with more evidence'),
      '.',
    ],
    [
      'A warm, open therapist can still go too far. Telling you about their own life should serve you, and a private relationship with a client is never part of therapy.',
    ],
    'Talking about discrimination or old hurts can leave you raw for a day or two. Plan something kind for afterward.',
    'Open-ended work needs a date to look back. Agree on one early, for example after eight sessions.',
    [
      'The theory began with women’s lives, and the study from Toronto was of women too. Whether results hold for others is open. ',
      cite('frey-2013', 'A review from 2013'),
      ' shows what was known then.',
    ],
  ]),
  callout({
    tone: 'caution',
    title: 'Do not stop other treatment for this',
    text: 'If you take medicine or see a doctor for your mental health, keep doing so and tell them about your plans. Relational-cultural therapy can stand beside such care.',
  }),
  crisisHelp('If you think about ending your life, you do not have to wait for an appointment.'),
].flat()
