import {
  bullets,
  callout,
  cite,
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
    'Groups have been studied for decades and in many forms. For groups in a room the evidence is strong. For online groups there is much less: ',
    cite(
      'andrews-2024',
      'a review from 2024 found 33 articles on leading them, and calls what is known incomplete',
    ),
    '.',
  ),
  h3('Groups and individual therapy'),
  claim({
    statement: 'Group therapy works about as well as other active treatments.',
    grade: 'strong',
    detail:
      'A review gathered 11 meta-analyses with 329 randomized trials and more than 27,000 patients. Groups did better than no treatment and about as well as other treatments. These were groups of many kinds.',
    sources: ['group-review-2021'],
  }),
  claim({
    statement: 'For depression, individual therapy may be a little ahead of groups at first.',
    grade: 'limited',
    detail:
      'This counts against groups. In 15 studies individual therapy led by a small margin (0.20) at the end of treatment, and fewer people dropped out of it. At follow-up there was no difference. The authors could not say whether the margin matters in practice, and call for better studies.',
    sources: ['cuijpers-2008'],
  }),
  claim({
    statement: 'People in groups with more cohesion tend to do better.',
    grade: 'moderate',
    detail:
      'A meta-analysis of 55 studies found a correlation of .26. The link differed a lot between studies. It may also run the other way: people who get better may feel more at home in their group.',
    sources: ['burlingame-2018'],
  }),
  h3('Loneliness'),
  claim({
    statement: 'Psychological treatments, most of them in groups, lower loneliness somewhat.',
    grade: 'moderate',
    detail:
      'Across 28 randomized trials the effect was small to medium (g = 0.43). The most common treatment was cognitive behavioral therapy. The quality of the trials was mixed.',
    sources: ['hickin-2021'],
  }),
  h3('Online'),
  claim({
    statement: 'An online group can reach about the same result, but may take longer.',
    grade: 'limited',
    detail:
      'In a randomized trial with 179 adults with bulimia, a group by text chat was behind at the end of treatment and mostly level after 12 months. It was text without pictures, so video groups may be different.',
    sources: ['zerwas-2017'],
  }),
  claim({
    statement: 'Members of online groups may feel less close to each other.',
    grade: 'limited',
    detail:
      'In a pilot study of a skills group, people who met by video felt as connected to the leader as people in a room did, and less connected to each other. Nobody was assigned by chance, and symptoms were not measured.',
    sources: ['lopez-2020'],
  }),

  h2('Limits and risks'),
  bullets([
    [
      'Therapists have a legal duty to keep things private. Members only promise it. The ',
      term('drop-out', 'drop-out'),
      ' of one member can also be hard on those who stay.',
    ],
    'A blunt word from the group can hurt. A good therapist sees to it that it is talked about.',
    'You share the time. In some weeks hardly anything will be about you.',
    [
      'Online, ',
      cite('weinberg-2020', 'what people pick up from each other’s bodies in a room is missing'),
      ', and the therapist has less say over the setting: a child walks in, the line breaks.',
    ],
    'Some things may be too much for a group at first, such as fresh trauma. Talk to the therapist alone about it.',
    'If you take medicine or see your own therapist, go on with it. Tell both what you are doing.',
  ]),
  callout({
    tone: 'caution',
    title: 'When a group is not good for you',
    text: 'If you feel worse after each meeting for several weeks, say so to the therapist. If you are made fun of, pressed to say things or asked for favors, you may leave at once.',
  }),
  crisisHelp(
    'A group meets once a week. In an emergency use these services, which are always there.',
  ),
].flat()
