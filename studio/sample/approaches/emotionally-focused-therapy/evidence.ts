import { bullets, claim, crisisHelp, h2, h3, paragraph, term } from '../../portable-text.ts'

/** Evidence graded claim by claim, limits and risks. */
export const evidence = [
  h2('What the evidence says'),
  paragraph(
    'EFT is one of the better-tested couple therapies. One thing calls for care when you read the numbers: some compare couples with themselves before therapy, which makes effects look bigger than a fair comparison would.',
  ),
  h3('Does it help?'),
  claim({
    statement: 'Couples are more content with their relationship after EFT than before.',
    grade: 'moderate',
    detail:
      'A review from 2019 took in nine randomized trials and found clear improvement. We do not print its overall number, because it compares before with after and so also counts changes that would have come anyway.',
    sources: ['beasley-2019'],
  }),
  claim({
    statement: 'The improvement lasts after therapy ends.',
    grade: 'limited',
    detail:
      'In the same review, four trials followed couples for longer, and the improvement held. Four is few. The authors themselves call their findings preliminary.',
    sources: ['beasley-2019'],
  }),
  h3('Is it better than other couple therapies?'),
  claim({
    statement: 'EFT may do somewhat better than the treatments it was compared with.',
    grade: 'limited',
    detail:
      'A meta-analysis from 2022 gives a difference of d = 0.44 from other help for couples, which is small to medium. From before to after therapy it gives d = 0.93. Couples gained more when therapists kept close to the method.',
    sources: ['spengler-2022'],
  }),
  claim({
    statement: 'EFT and cognitive behavioral couple therapy work about equally well.',
    grade: 'moderate',
    detail:
      'This counts against the claim above. A review from 2020 found no significant difference between the two, and no evidence that EFT works more with feelings than the other does.',
    sources: ['bodenmann-2020'],
  }),
  h3('About its working parts'),
  claim({
    statement: 'A good bond with the therapist goes along with better results.',
    grade: 'strong',
    detail:
      'Shown for therapy in general across 295 studies (correlation .278). With couples the therapist has to win the trust of two people at once.',
    sources: ['fluckiger-2018'],
  }),

  h2('Limits and risks'),
  bullets([
    'Strong feelings come up. It can be hard to drive home together afterward; plan a quiet hour.',
    'If one of you opens up and the other does not answer, it hurts. The therapist should step in at once.',
    'A trial chooses whom it takes. For couples with violence, affairs that go on, or serious illness, these results may say little.',
    [
      'A figure such as d is an ',
      term('effect-size', 'effect size'),
      ': an average over many couples. Yours may gain more, less or nothing.',
    ],
    'EFT is not a treatment for depression, trauma or addiction by itself. Keep the care you have for these, medicine included, and tell the therapist about it.',
    'Anyone may call themselves an EFT therapist. Ask about training, supervision and license.',
  ]),
  crisisHelp(
    'If a quarrel turns dangerous, or you think about ending your life, get help at once.',
  ),
].flat()
