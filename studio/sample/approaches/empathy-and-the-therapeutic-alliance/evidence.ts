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
    'Few things about therapy are shown as steadily as the link between alliance and results. But it is a ',
    term('correlation', 'correlation'),
    '. Nobody can assign people by chance to a good or a bad bond. So what causes what is harder to know.',
  ),
  h3('The alliance'),
  claim({
    statement: 'The better the alliance, the better the results tend to be.',
    grade: 'strong',
    detail:
      'Shown across 295 studies with more than 30,000 patients. The correlation was .278, a modest link that appears in many kinds of therapy. Of the 295 results, 2% pointed the other way.',
    sources: ['fluckiger-2018'],
  }),
  claim({
    statement: 'The link is about as strong in therapy over the internet.',
    grade: 'moderate',
    detail:
      'The correlation was .275, from 23 studies. That is far fewer than for therapy in a room.',
    sources: ['fluckiger-2018'],
  }),
  claim({
    statement: 'In groups, a stronger bond among members goes along with better results too.',
    grade: 'moderate',
    detail:
      'A meta-analysis of 55 studies found a correlation of .26 between cohesion and results.',
    sources: ['burlingame-2018'],
  }),
  h3('Empathy'),
  claim({
    statement: 'Clients who find their therapist empathic tend to do better.',
    grade: 'moderate',
    detail:
      'The correlation was .28 across 82 samples with 6,138 clients, in many kinds of therapy. Results differed considerably from study to study.',
    sources: ['elliott-2018'],
  }),
  claim({
    statement: 'Guessing a client’s exact thoughts matters less than being felt to understand.',
    grade: 'limited',
    detail:
      'In the same meta-analysis, tests of how accurately therapists read their clients foretold results less well than how clients, observers or therapists rated the empathy.',
    sources: ['elliott-2018'],
  }),
  h3('Repair'),
  claim({
    statement: 'When a strain in the bond is mended, results tend to be better.',
    grade: 'moderate',
    detail:
      'A meta-analysis from 2018 compared ruptures that were mended with those that were not, in 11 studies with 1,314 patients. The correlation was .29.',
    sources: ['eubanks-2018'],
  }),
  claim({
    statement: 'Training therapists to mend ruptures has not been shown to improve results.',
    grade: 'limited',
    detail:
      'This counts against too much hope. In the same meta-analysis six studies compared therapists with and without such training. The link was weak (.11) and not statistically significant. With so few studies, an effect may have been missed.',
    sources: ['eubanks-2018'],
  }),

  h2('Limits and risks'),
  bullets([
    'A correlation can run both ways. If you are getting better, you may like your therapist more.',
    'A correlation of about .28 is modest. Much else matters: the problem, the method, your life outside.',
    'Feeling good with someone is not the same as getting better. Look at your goals as well as at the bond.',
    'A warm therapist can be wrong. Ask what speaks for their method.',
    'Your past may make a good bond feel unsafe at first. Give it some time, and talk about it.',
    [
      'Most of these numbers come from a ',
      term('meta-analysis', 'meta-analysis'),
      ' of adults in therapy. For children and teenagers the link is weaker: ',
      cite('roest-2023', 'a correlation of .17 across 99 studies'),
      '.',
    ],
  ]),
  callout({
    tone: 'caution',
    title: 'What is never part of a good alliance',
    text: 'Sex or romance, business deals, pressure to keep secrets about the therapy, shaming, or advice to stop your medicine without your doctor. If any of this happens, you may leave and report it to the licensing board of your state.',
  }),
  crisisHelp('If a rupture leaves you desperate, do not wait until the next session.'),
].flat()
