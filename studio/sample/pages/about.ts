import { bullets, callout, h2, linkTo, paragraph, strong, writeTo } from '../portable-text.ts'
import { definePage } from './define-page.ts'

export const about = definePage({
  id: 'about',
  title: 'About this site',
  summary: 'What you find here, who makes it, who pays for it, and what it is not.',
  updatedAt: '2026-11-16',
  text: [
    paragraph(
      'Looking for help is hard enough. Finding out what a therapy is, whether it was tested and what would happen in the first hour should not be. This site explains approaches to therapy that put relationships first. It does so in plain words, and it shows where each statement comes from.',
    ),
    h2('What you find here'),
    bullets([
      [
        strong('Articles'),
        ' about one approach each: what it is, whom it may and may not suit, what the evidence says claim by claim, and what can go wrong.',
      ],
      [strong('A glossary'), ' for words that therapists use.'],
      [
        strong('Online groups'),
        ' in which you can hold a seat. They are run by Grouport Therapy and are always marked as an offer.',
      ],
    ]),
    h2('Who makes it'),
    paragraph(
      'Our ',
      linkTo('person-editorial-team', 'editorial team'),
      ' writes the articles. They are not clinicians. An article that a clinician has not checked says so at the top, and at present that is true of all of them. How we work is written down in our ',
      linkTo('page-editorial-policy', 'editorial policy'),
      '.',
    ),
    h2('Who pays for it'),
    paragraph(
      'Grouport Therapy, the provider of the groups, pays for this site and earns money when people join a group. There is no advertising, and nobody pays to be mentioned. Offers stand apart from the articles, after the evidence. Articles also name approaches that the provider does not offer, and reasons not to join a group.',
    ),
    h2('What this site is not'),
    bullets([
      'It is not medical advice. It cannot diagnose you or tell you which treatment is right for you.',
      'It is not therapy, and reading it does not make you anyone’s client.',
      'It is not watched around the clock. For emergencies use the numbers on every page.',
    ]),
    callout({
      tone: 'caution',
      title: 'Please do not stop a treatment because of something you read here',
      text: 'Talk to the person who treats you first. That holds above all for medicine.',
    }),
    h2('Tell us'),
    paragraph(
      'If something is wrong, unclear or missing, write to ',
      writeTo(),
      '. Please do not send details about your health.',
    ),
  ],
})
