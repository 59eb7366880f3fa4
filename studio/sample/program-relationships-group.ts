import { body, bullets, callout, h2, linkTo, paragraph, programCard } from './portable-text.ts'
import type { SampleDocument } from './sample-document.ts'
import { members, reference, references, slug } from './sample-document.ts'

/** The therapy group for people in Florida, New York and New Jersey. */
export const relationshipsGroup: SampleDocument = {
  _id: 'program-relationships-group',
  _type: 'program',
  title: 'Online relationships group',
  slug: slug('online-relationships-group'),
  kind: 'therapy',
  summary:
    'A small weekly therapy group by video for adults who want closer, steadier relationships. A licensed therapist leads it. It runs for 10 weeks.',
  eligibility: 'states',
  eligibleStates: ['FL', 'NJ', 'NY'],
  alternative: reference('program-dbt-skills-group'),
  body: body(
    h2('What this group is'),
    paragraph(
      'A few adults meet once a week by video, at a fixed time, with the same therapist. You talk about what goes wrong between you and others, and you practice other ways of dealing with it. The group draws on ',
      linkTo('approach-relational-therapy', 'relational therapy'),
      '.',
    ),
    callout({
      tone: 'note',
      title: 'Where you are matters',
      text: 'This is therapy, and the license for therapy goes by state. You need to live in Florida, New York or New Jersey, and to be in one of these states during every session.',
    }),
    h2('What you agree to'),
    bullets([
      'You come on time, from a private room, with your camera on if you can.',
      'What others say stays in the group.',
      'You take part as yourself, and you may always say “pass”.',
    ]),
    h2('If this group cannot take you'),
    paragraph('You can be in any state for the skills group. It teaches, and is not therapy.'),
    programCard('program-dbt-skills-group'),
  ),
  suits: [
    'you are 18 or older, live in Florida, New York or New Jersey, and will be there during sessions',
    'you feel lonely, or the same trouble keeps returning with a partner, friends or family',
    'you want to hear how others see you, and to be honest in return',
    'you are not in a crisis that needs help first',
  ],
  outline: members('outlineWeek', 'week', [
    {
      title: 'Arriving',
      description:
        'Names, the rules of the group and what stays private. Each person says, in a sentence or two, what they hope will be different in ten weeks.',
    },
    {
      title: 'My map of people',
      description:
        'You draw who is close, who is far and who is missing. The group looks at two or three maps and asks questions; nobody has to show theirs.',
    },
    {
      title: 'What I learned to expect',
      description:
        'Everyone carries rules about closeness, such as “do not be a burden”. You look for one of yours, where it came from and whether it still fits.',
    },
    {
      title: 'Hiding and showing',
      description:
        'What do you hold back to stay safe, and what does it cost? Each member tries saying one true thing that is a little harder than usual.',
    },
    {
      title: 'Feeling understood',
      description:
        'You practice listening in pairs so that the other person can tell you have understood. Then you talk about what it was like to be heard.',
    },
    {
      title: 'Loops',
      description:
        'One step in a fight sets off the next. With an example from the group you go through a loop slowly and look for the place to get off.',
    },
    {
      title: 'Power and difference',
      description:
        'Who gets heard, in your family, at work and in this group? You talk about how money, gender, skin color or health change what people dare to say.',
    },
    {
      title: 'Repair',
      description:
        'Small hurts happen, here too. The group looks at one of them, and at what helps after a hurt: naming it, owning a part, trying again.',
    },
    {
      title: 'Asking',
      description:
        'Saying what you need in words that can be answered with yes or no. You prepare a real request and decide when to make it.',
    },
    {
      title: 'Leaving well',
      description:
        'What has changed, what has not, and what comes next. Members say goodbye and tell each other what they will keep.',
    },
  ]),
  session:
    'The therapist opens with a short check-in. Then one or two members bring something from their week, and the others say what it stirs in them. The therapist slows things down, points out patterns and keeps it safe. At the end everyone names one thing to try before the next meeting.',
  outcomes: members('outcome', 'outcome', [
    {
      statement: '70% of participants said that they had improved significantly within 8 weeks.',
      source:
        'Feedback from participants, as reported by Grouport Therapy. People judged their own progress and there was no comparison group, so this does not show that the group was the cause.',
    },
  ]),
  priceNote:
    'Holding a seat here costs nothing. The provider tells you the price before your first session, and you decide then.',
  facilitators: references(['person-group-therapist-new-york']),
  questions: members('question', 'question', [
    {
      question: 'What if I miss a week?',
      answer:
        'Tell the provider ahead if you can. The group goes on the next week, and you are part of it again.',
    },
    {
      question: 'What if I travel?',
      answer:
        'You can join only from Florida, New York or New Jersey. Check with the provider before you join from anywhere else.',
    },
    {
      question: 'Can I come with my partner?',
      answer:
        'Each person holds a seat of their own. Ask the provider first: some people speak more freely when nobody from their daily life is in the group.',
    },
    {
      question: 'What do I need?',
      answer: 'A phone, tablet or computer with a camera, and a room where nobody can listen in.',
    },
  ]),
  topics: references(['topic-relationships', 'topic-loneliness', 'topic-group-work']),
  askResidence: 'ask',
  illustrationSeed: 5,
  seoTitle: 'Online relationships group in FL, NJ and NY',
  seoDescription:
    'A small weekly therapy group by video about relationships: what happens, who can join, all ten weeks, and seats that are free.',
  publishedAt: '2026-10-12T13:00:00Z',
}
