import {
  bullets,
  comparisonTable,
  h2,
  h3,
  linkTo,
  numbers,
  paragraph,
  strong,
  term,
  writeTo,
} from '../portable-text.ts'
import { definePage } from './define-page.ts'

export const editorialPolicy = definePage({
  id: 'editorial-policy',
  title: 'Editorial policy',
  summary:
    'How articles are written, how claims are graded, what “reviewed” means here, and how mistakes are put right.',
  updatedAt: '2026-11-16',
  text: [
    paragraph(
      'Words about health can help and can harm. These are the rules we hold ourselves to, so that you can hold us to them too.',
    ),
    h2('How an article comes about'),
    numbers([
      'We look for reviews and randomized trials, and for studies that speak against the approach.',
      'We read at least the published abstract of each study we give a figure from. A source that we know only at second hand is marked as such.',
      'We write in our own words. Each article has the same order, so that you can find your way.',
      'Each claim about what works gets a grade and at least one source.',
    ]),
    h2('How claims are graded'),
    paragraph('A therapy as a whole is rarely “proven”. So we grade one claim at a time.'),
    comparisonTable(
      'What our four grades mean',
      ['Grade', 'What stands behind it', 'What may still change'],
      [
        [
          'Strong',
          'Several good studies, usually pooled, that agree with each other',
          'Little; the size may be corrected',
        ],
        [
          'Moderate',
          'Good studies with some gaps or differences among them',
          'The size, perhaps for whom it holds',
        ],
        ['Limited', 'One or a few small or flawed studies', 'Possibly the result itself'],
        ['Emerging', 'Theory, experience or a first study without comparison', 'Anything'],
      ],
    ),
    paragraph(
      'A grade tells how sure one can be. It does not tell how large an effect is. A small effect can be strongly shown. Figures such as g and d are explained under ',
      term('effect-size', 'effect size'),
      '.',
    ),
    h3('Evidence against'),
    paragraph(
      'Every article names what counts against its approach: trials without a difference, people it does not suit, harm that can happen. If we looked for a trial and found none, we say so.',
    ),
    h2('What “reviewed” means'),
    paragraph(
      'An article shows a clinical reviewer only if a named, licensed clinician has read all of it, and it shows the day on which that was finished. Until then it says “Not yet clinically reviewed”. The date is entered by hand; it does not move when the page is rebuilt.',
    ),
    h2('Articles and offers'),
    bullets([
      'Articles end with a statement about who earns money from what they describe.',
      'An offer is labelled with the provider’s name and stands apart from the text.',
      [
        strong('Feedback is not proof.'),
        ' When a provider reports how many participants felt better, we print it on the program’s page only, and say who asked whom. We never use it as evidence.',
      ],
      'The provider does not decide what an article says.',
    ]),
    h2('Language'),
    paragraph(
      'We write so that a person of about twelve to fourteen can follow. We say “people with depression” and not “depressives”. We use no figures of speech for health claims, no before-and-after stories, and no invented clients. People in this site’s examples do not exist.',
    ),
    h2('Putting mistakes right'),
    paragraph(
      'Write to ',
      writeTo(),
      '. If we got a fact wrong, we correct it and change the date of the article. If the mistake could have led someone to a harmful choice, the article says what was wrong.',
    ),
    paragraph(
      'Who we are and who pays for this is on the page ',
      linkTo('page-about', 'About this site'),
      '.',
    ),
  ],
})
