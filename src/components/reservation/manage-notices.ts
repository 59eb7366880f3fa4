import type { Done, Refused } from '../../reservations/forms/manage-form.ts'

/** A message at the head of a page about what has just been done, or why it was not. */
export interface NoticeWords {
  title: string
  text: string
}

export const DONE_WORDS: Readonly<Record<Done, NoticeWords>> = {
  confirmed: {
    title: 'Your seat is confirmed',
    text: 'We have sent you a mail with the entry for your calendar.',
  },
  'already-confirmed': {
    title: 'Your seat was confirmed before',
    text: 'Nothing has changed.',
  },
  cancelled: {
    title: 'Your place has been given up',
    text: 'You don’t need to do anything else. A mail about it is on its way.',
  },
  declined: {
    title: 'You have declined the seat',
    text: 'It is free for the next person in line, if there is one. You won’t be asked again for this group.',
  },
  moved: {
    title: 'You have moved to another group',
    text: 'Your old seat has been given up. A mail about it is on its way.',
  },
  'location-changed': {
    title: 'Thank you for telling us',
    text: 'We have noted where you will be during sessions.',
  },
  erased: {
    title: 'Your data has been erased',
    text: 'Your name, your e-mail address and your states are gone from our reservations, and so is the place you had. Links from earlier mails no longer lead anywhere.',
  },
  'link-requested': {
    title: 'Look in your mail',
    text: 'If there is a reservation, a fresh link is on its way. It can take a few minutes. If a link was sent within the last ten minutes, use that one.',
  },
}

export const REFUSED_WORDS: Readonly<Record<Refused, NoticeWords>> = {
  'hold-expired': {
    title: 'The seat is no longer held',
    text: 'It was not confirmed in time and has been released. You are welcome to reserve again while the group takes people.',
  },
  'not-held': {
    title: 'There is nothing to confirm',
    text: 'Below is how your reservation stands.',
  },
  'offer-lapsed': {
    title: 'The offer is over',
    text: 'It was not accepted in time, and the seat has been released. You are welcome to join the waiting list again while the group takes people.',
  },
  'not-offered': {
    title: 'No seat is offered to you at the moment',
    text: 'Below is how your reservation stands.',
  },
  'already-over': {
    title: 'This reservation was over before',
    text: 'Nothing has changed.',
  },
  'group-closed': {
    title: 'That group takes no more people',
    text: 'Nothing has changed.',
  },
  'group-full': {
    title: 'That group has just become full',
    text: 'Your reservation stays as it was.',
  },
  'cohort-unknown': {
    title: 'That group is no longer there',
    text: 'Your reservation stays as it was.',
  },
  'cohort-unreadable': {
    title: 'That can’t be done at the moment',
    text: 'Something is wrong on our side with the group. Your reservation stays as it was.',
  },
  'same-group': {
    title: 'You are in that group already',
    text: 'Nothing has changed.',
  },
  'other-program': {
    title: 'That group belongs to another program',
    text: 'You can move between groups of the same program. Your reservation stays as it was.',
  },
  'not-movable': {
    title: 'This reservation can’t be moved',
    text: 'Only a seat that is held or confirmed can move. Nothing has changed.',
  },
  'already-there': {
    title: 'You have a place in that group already',
    text: 'Your reservation stays as it was.',
  },
  'residence-missing': {
    title: 'That group also asks where you live',
    text: 'Please write to us, and we will move you. Your reservation stays as it was.',
  },
  'not-eligible': {
    title: 'The program is no longer open in your state',
    text: 'Licensing rules go by where you are during sessions. Nothing has changed.',
  },
  'place-not-eligible': {
    title: 'This program is not open in that state',
    text: 'Licensing rules go by where you are during sessions, so you could not take part from there. Your answer has not been stored and your place is still yours. If you will be in that state for the whole time, please give the place up. If only for some sessions, please write to us.',
  },
  'link-expired': {
    title: 'This link no longer works',
    text: 'Nothing has changed.',
  },
  'link-unknown': {
    title: 'This link leads nowhere',
    text: 'Nothing has changed.',
  },
  busy: {
    title: 'Many people are reserving at the moment',
    text: 'Nothing has changed. Please try again in a moment.',
  },
}
