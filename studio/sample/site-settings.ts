import { contactEmail } from './contact.ts'
import type { SampleDocument } from './sample-document.ts'
import { members, reference } from './sample-document.ts'

export const siteSettings: SampleDocument = {
  _id: 'siteSettings',
  _type: 'siteSettings',
  name: 'Attune',
  tagline: 'Plain words about therapy and the ways we connect',
  description:
    'Clear, sourced articles about relational approaches to therapy, and online groups where you can hold a seat.',
  contactEmail,
  navigation: members('navigationLink', 'head', [
    { label: 'Approaches', href: '/approaches/' },
    { label: 'Groups', href: '/programs/' },
    { label: 'Glossary', href: '/glossary/' },
    { label: 'Search', href: '/search/' },
    { label: 'About', target: reference('page-about') },
  ]),
  footerNavigation: members('navigationLink', 'foot', [
    { label: 'About this site', target: reference('page-about') },
    { label: 'Editorial policy', target: reference('page-editorial-policy') },
    { label: 'Privacy', target: reference('page-privacy') },
    { label: 'Accessibility', target: reference('page-accessibility') },
  ]),
  providerName: 'Grouport Therapy',
  providerNote: 'A group run by Grouport Therapy',
  crisisLines: members('crisisLine', 'line', [
    {
      label: 'Call 988',
      instruction: 'Talk to the Suicide & Crisis Lifeline, day or night.',
      href: 'tel:988',
    },
    {
      label: 'Text 988',
      instruction: 'Send a text message if you would rather not speak.',
      href: 'sms:988',
    },
    {
      label: 'Chat at 988lifeline.org',
      instruction: 'Write with a counselor in your browser.',
      href: 'https://988lifeline.org/',
    },
    {
      label: 'Call 911',
      instruction: 'Use this if you or someone else is in immediate danger.',
      href: 'tel:911',
    },
  ]),
  disclaimer:
    'These pages give general information. They cannot diagnose you, and they do not replace advice from a professional who knows you. Reading them does not make you a client of the provider.',
  consentText:
    'We store your name, your e-mail address, the state you will be in during sessions and, where we ask for it, the state you live in. We use them only to run this reservation: to hold your seat, to write to you about it and to let the provider check that the group may take you. We keep them until 90 days after the group ends. Then we delete them. We do not ask about your health here, so please do not send us health details.',
  minimumAge: 18,
  holdMinutes: 30,
  offerHours: 24,
  retentionDays: 90,
}
