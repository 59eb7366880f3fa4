import { bullets, callout, h2, linkTo, paragraph, strong, writeTo } from '../portable-text.ts'
import { definePage } from './define-page.ts'

export const accessibility = definePage({
  id: 'accessibility',
  title: 'Accessibility',
  summary:
    'What we do so that everyone can use this site, what was tested and how, and what was not.',
  updatedAt: '2026-11-23',
  text: [
    paragraph(
      'People come here tired, worried, on a small phone, with a screen reader, or with a browser that shows large letters. It should work for all of them.',
    ),
    h2('What we aim for'),
    paragraph(
      'Our measure is the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA. In some points we go further: text has stronger contrast, links can be understood by their own words, the focus is easy to see, and buttons are large enough for a finger.',
    ),
    h2('What you can expect'),
    bullets([
      'Everything can be reached and used with the keyboard alone. The first link on each page leads straight to the text.',
      'Headings, lists and tables are marked as such, so that a screen reader can move through them.',
      'Pages come in light and dark and follow the setting of your system. High contrast and reduced motion are respected.',
      'You can enlarge text to 200% and use the site on a screen 320 points wide without scrolling sideways.',
      'Articles can be read, and a seat can be reserved, without JavaScript.',
      'The drawings are decoration. They carry no information, and screen readers pass them by.',
      'Forms say what went wrong in words, at the top and beside the field, and keep what you typed.',
    ]),
    h2('What was tested'),
    bullets([
      [
        strong('By program:'),
        ' the axe checker runs over the kinds of pages in the Chromium browser with each change to the site, in light and dark. It finds only part of all problems.',
      ],
      [strong('By keyboard:'), ' scripted walks through reserving a seat.'],
      [strong('By eye:'), ' pages on a phone and on a wide screen, in light and dark.'],
    ]),
    callout({
      tone: 'note',
      title: 'What was not tested',
      text: 'No one who depends on assistive technology has tested this site yet, and no outside expert has examined it. We have not gone through it with every screen reader and browser. So we do not claim that it conforms to WCAG in full.',
    }),
    h2('If something does not work for you'),
    paragraph(
      'Write to ',
      writeTo(),
      ' and tell us which page it was and what you were trying to do. If you cannot reserve a seat by yourself, we will do it for you. You do not have to give a reason. What happens to your data is described under ',
      linkTo('page-privacy', 'privacy'),
      '.',
    ),
  ],
})
