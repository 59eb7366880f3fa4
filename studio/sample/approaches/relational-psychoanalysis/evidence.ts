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
    'Relational psychoanalysis is a way of thinking more than a fixed method, and it has hardly been tested under its own name. It belongs to a wider family called psychodynamic therapy. That family has been studied far more, often in forms that are shorter and more planned than analysis.',
  ),
  h3('About this school'),
  claim({
    statement: 'Relational psychoanalysis helps people get better.',
    grade: 'emerging',
    detail:
      'We found a review of its history and ideas, and no randomized trial of relational psychoanalysis by that name. So its effect is not known.',
    sources: ['perlman-2009'],
  }),
  h3('About the wider family'),
  claim({
    statement:
      'Psychodynamic therapy helps adults with depression more than control conditions do.',
    grade: 'strong',
    detail:
      'A review of recent meta-analyses found high-quality evidence for depression and for distressing bodily symptoms, and evidence of moderate quality for anxiety and personality disorders. The authors study this kind of therapy themselves. The result does not carry over to open-ended analysis by itself.',
    sources: ['leichsenring-2023'],
  }),
  claim({
    statement:
      'In young adults, psychodynamic therapy has not been shown to do better than other treatments.',
    grade: 'limited',
    detail:
      'This counts against any claim that going deep is better. A review found 22 studies, 14 of them randomized trials. It saw no significant difference from other therapies or medicine. Compared with waiting or usual care, psychodynamic therapy did better.',
    sources: ['trotta-2024'],
  }),
  h3('About its working parts'),
  claim({
    statement: 'A stronger bond between client and therapist goes along with better results.',
    grade: 'strong',
    detail:
      'Shown across 295 studies, with a correlation of .278. This is true of many therapies and is no special strength of this one.',
    sources: ['fluckiger-2018'],
  }),
  claim({
    statement: 'Mending a strain in the bond goes along with better results.',
    grade: 'moderate',
    detail:
      'Across 11 studies with 1,314 patients the correlation was .29. But in 6 studies of training in repair, results did not improve by a significant amount. So it is not clear that repair is the cause.',
    sources: ['eubanks-2018'],
  }),

  h2('Limits and risks'),
  bullets([
    'It takes a long time and costs a lot. Insurance may not pay for frequent sessions. Ask before you start.',
    'You may feel worse for a time as old feelings come up. Say so, and ask what support there is between sessions.',
    'Long treatments can go on out of habit. Ask every half year what has changed and what is left to do.',
    'The analyst’s openness has limits. A romantic, sexual or business relationship with a patient is abuse, whatever it is called. You can report it to the licensing board of your state.',
    [
      'As there is no ',
      term('control-group', 'control group'),
      ' in anyone’s own life, both of you can mistake the passing of time for an effect.',
    ],
  ]),
  callout({
    tone: 'caution',
    title: 'Keep other treatment going',
    text: 'Do not stop medicine or leave another treatment because you begin analysis. Talk with the person who prescribes it. Analysis and medical care can go together.',
  }),
  crisisHelp('Analysis works slowly. If you are in danger now, these services answer now.'),
].flat()
