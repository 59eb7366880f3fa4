import { bullets, callout, h2, h3, linkTo, paragraph, strong, writeTo } from '../portable-text.ts'
import { definePage } from './define-page.ts'

export const privacy = definePage({
  id: 'privacy',
  title: 'Privacy',
  summary:
    'Reading leaves no trace with us. Reserving a seat stores a few facts, for a limited time. This page says which, who sees them and how you erase them.',
  updatedAt: '2026-11-23',
  text: [
    h2('When you read'),
    bullets([
      'This site sets no cookies for readers and visitors. That is why there is no banner to agree to.',
      'Your browser loads everything from this site alone: no advertising, no analytics, no fonts or videos from other companies.',
      'Our server program keeps no record of who read which page, and writes no personal data to its logs. The company that runs the network or the computers may keep technical records of its own.',
      'If you choose light or dark, your browser remembers it. The choice is not sent to us.',
    ]),
    h2('When you reserve a seat'),
    h3('What is stored'),
    bullets([
      'your name and your e-mail address',
      'the state in which you will be during the sessions, and the state you live in if the program asks for it',
      'that you said you are old enough, and that the states you gave are true',
      'which wording you agreed to, and when',
      'whether you ticked the box for news, if there is one',
      'which group it is, and what happened to the seat: held, confirmed, moved, given back, waiting',
    ]),
    paragraph(
      'Why: to hold your seat, to write to you about it, and so that the provider can check that the group may take you. We do not ask about your health, and there is no field for it.',
    ),
    callout({
      tone: 'note',
      title: 'If the group cannot take you, nothing is stored',
      text: 'When a reservation is refused, for example because of the state you will be in, none of what you typed is kept.',
    }),
    paragraph(
      'So that nobody takes seats in bulk, we count how often a form is sent from one network and for one e-mail address. For that we keep a code that is made with a secret, and neither the network address nor the e-mail address itself. A code counts for at most half an hour. It is removed within the hour after that.',
    ),
    paragraph(
      'While a reservation is being sent, your browser keeps a random number, so that a reload does not take a second seat. It says nothing about you and is gone when you close the tab.',
    ),
    h3('Where, and who sees it'),
    paragraph(
      'Reservations lie in a database of their own. They are not part of the system in which articles are written, and they are on no page of this site. The provider’s staff who run the groups can see them. What they look at and export is recorded. Editors of this site see how full a group is, but not who is in it.',
    ),
    paragraph(
      'Mails to you pass through a mail service. Their subject and sender do not name the group’s theme. We do not track whether you open a mail or follow a link in it.',
    ),
    h3('How long'),
    bullets([
      [
        strong('Until 90 days after the last session of your group.'),
        ' Then your name, your address and your states are erased automatically. A line without a name remains, so that our counts stay true.',
      ],
      'The text of a mail is not kept. That a mail was sent is noted for 7 days; that one could not be delivered, for 30 days.',
      'The answer that your browser got is kept for 24 hours, in case the line broke and it asks again.',
      'The link for managing your reservation works until a day after the last session.',
    ]),
    h2('What you can do'),
    paragraph(
      'Each mail about a reservation has a private link. It leads to a page on which you can see what is stored, give the seat back, move to another group, or erase your data at once. Nothing happens by opening the link; you have to press a button. Do not pass the link on. If you lost it, you can have a new one sent to your address.',
    ),
    paragraph(
      'Depending on where you live, the law may give you further rights, such as a copy of your data. Write to ',
      writeTo(),
      '. Please do not send details about your health.',
    ),
    h2('What this page does not cover'),
    paragraph(
      'If you join a group, you become a client of the provider, which then keeps records of its own and tells you how. This site keeps no records about treatment. Links to other websites lead to places with rules of their own.',
    ),
    paragraph('Who runs this site is on the page ', linkTo('page-about', 'About this site'), '.'),
  ],
})
