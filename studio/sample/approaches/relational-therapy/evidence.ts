import {
  bullets,
  callout,
  claim,
  crisisHelp,
  h2,
  h3,
  paragraph,
  term,
} from '../../portable-text.ts'

/** Evidence graded claim by claim, limits and risks. */
export const evidence = [
  h2('What the evidence says'),
  paragraph(
    'There is good research on parts of this approach and little on the approach as a whole. So each claim below has a grade of its own. Several rest on a ',
    term('meta-analysis', 'meta-analysis'),
    ', which pools many studies.',
  ),
  h3('About relational-cultural therapy itself'),
  claim({
    statement: 'Relational-cultural therapy as a full treatment helps people get better.',
    grade: 'emerging',
    detail:
      'We found no randomized trial of relational-cultural therapy, so nobody can yet say how well it works compared with other treatments. A review from 2013 sets out its theory and the research up to then.',
    sources: ['frey-2013'],
  }),
  h3('About its working parts'),
  claim({
    statement: 'When the bond between therapist and client is stronger, results tend to be better.',
    grade: 'strong',
    detail:
      'Shown across 295 studies. The correlation was .278, and .275 in therapy over the internet: steady, but modest. A correlation does not prove that the bond causes the result. People who are already improving may also like their therapist more.',
    sources: ['fluckiger-2018'],
  }),
  claim({
    statement: 'When a therapist is seen as more empathic, clients tend to do better.',
    grade: 'moderate',
    detail: 'A meta-analysis found this link in many kinds of therapy. It, too, is a correlation.',
    sources: ['elliott-2018'],
  }),
  claim({
    statement: 'People with stronger social ties tend to live longer.',
    grade: 'moderate',
    detail:
      'Across 148 studies, the odds of survival were 50% higher for people with stronger ties (odds ratio 1.50). These studies watched people live their lives. None of them tested a therapy.',
    sources: ['holt-lunstad-2010'],
  }),
  claim({
    statement: 'Psychological treatments can lower loneliness somewhat.',
    grade: 'moderate',
    detail:
      'Across 28 randomized trials with 3,039 people the effect was small to medium (g = 0.43). Most treatments were given in groups, and cognitive behavioral therapy was the most common. So this does not show that relational therapy helps.',
    sources: ['hickin-2021'],
  }),
  h3('About groups, and groups online'),
  claim({
    statement: 'Group therapy works about as well as other active treatments.',
    grade: 'strong',
    detail:
      'A review of 11 meta-analyses with 329 randomized trials found them equal. These were groups of many kinds and for many conditions, not relational groups in particular.',
    sources: ['group-review-2021'],
  }),
  claim({
    statement:
      'For depression, one-to-one therapy may be slightly ahead of group therapy at first.',
    grade: 'limited',
    detail:
      'This counts against groups. In 15 studies individual therapy led by a small margin (0.20) at the end of treatment, and fewer people dropped out of it. At follow-up there was no difference.',
    sources: ['cuijpers-2008'],
  }),
  claim({
    statement: 'An online group can catch up with a group in person, but may take longer.',
    grade: 'limited',
    detail:
      'In a randomized trial with 179 adults with bulimia, a group held by text chat was behind at the end of treatment and mostly level after 12 months. In a pilot study of a skills group, members felt less close to each other by video than in a room. Neither looked at relational groups.',
    sources: ['zerwas-2017', 'lopez-2020'],
  }),

  h2('Limits and risks'),
  bullets([
    'Talking about painful relationships can leave you feeling worse for a while. Tell your therapist if that happens.',
    'Change in you can unsettle people who were used to the old pattern.',
    'With no fixed plan, it can be hard to tell whether therapy is working. Agree early on when you will look back and decide.',
    'In a group, trust takes time, and other members may not keep everything private even when they promise to.',
    'A therapist who blurs the line between a caring bond and a private one is doing harm. You may leave and report it to the state’s licensing board.',
  ]),
  callout({
    tone: 'caution',
    title: 'A close bond is not enough in every case',
    text: 'Thoughts of suicide, psychosis, an eating disorder or dependence on a drug need care made for them. Relational therapy may be added to that care. It should not take its place.',
  }),
  crisisHelp(
    'A weekly group or session cannot respond in an emergency. These services can, at any hour.',
  ),
].flat()
