import { body, bullets, callout, h2, linkTo, paragraph } from './portable-text.ts'
import type { SampleDocument } from './sample-document.ts'
import { members, references, slug } from './sample-document.ts'

/** The skills group that people in any state can join. */
export const dbtSkillsGroup: SampleDocument = {
  _id: 'program-dbt-skills-group',
  _type: 'program',
  title: 'Online DBT skills group',
  slug: slug('online-dbt-skills-group'),
  kind: 'skills',
  summary:
    'A weekly class by video that teaches skills from dialectical behavior therapy (DBT) for strong feelings and hard conversations. It runs for 12 weeks and is open to adults in every state.',
  eligibility: 'everywhere',
  body: body(
    h2('What this group is'),
    paragraph(
      'Each week you learn one skill, try it and plan how to use it at home. An instructor with training as a therapist leads the class. The skills come from ',
      linkTo('approach-dialectical-behavior-therapy', 'dialectical behavior therapy'),
      '. Many of them help with relationships: staying calm in a fight, asking for something, saying no.',
    ),
    callout({
      tone: 'caution',
      title: 'A class, not treatment',
      text: 'Full DBT also has individual therapy, phone coaching and a team of therapists. This group has none of these. If you harm yourself or think about suicide, please look for individual care first.',
    }),
    h2('What you agree to'),
    bullets([
      'You come each week and practice in between, even if only for a few minutes.',
      'What others say stays in the group.',
      'You keep details of self-harm or suicide out of the class and talk about them with a professional.',
    ]),
  ),
  suits: [
    'you are 18 or older, in any state',
    'your feelings often get big before you can do anything about them',
    'you want clear steps that you can practice',
    'you are not in a crisis that needs help first',
  ],
  outline: members('outlineWeek', 'week', [
    {
      title: 'Start',
      description:
        'How the class works, what stays private and where to get help outside it. You choose one thing that you want to handle differently.',
    },
    {
      title: 'Mindfulness: noticing',
      description:
        'You practice seeing what is there before you react: a thought, a feeling, an urge. Short exercises that fit into a day.',
    },
    {
      title: 'Mindfulness: not judging',
      description:
        'Telling facts from verdicts. You rewrite a harsh sentence about yourself so that a camera could have recorded it.',
    },
    {
      title: 'Getting through a bad hour',
      description:
        'Quick ways to bring a very strong feeling down, such as slow breathing or cold water on the face. You make a list for your own use. If you have a heart problem, ask a doctor before you use cold water.',
    },
    {
      title: 'Weighing the urge',
      description:
        'What would acting on the urge bring, now and tomorrow? What would waiting bring? You fill in a small table with an everyday example.',
    },
    {
      title: 'Accepting what is',
      description:
        'What to do about things that you cannot change today. Accepting does not mean approving; the class sorts out the difference.',
    },
    {
      title: 'Naming feelings',
      description:
        'What each feeling is for, how it shows in the body and what it urges you to do. You put names to the feelings of one day.',
    },
    {
      title: 'Checking the facts',
      description:
        'Does a feeling, and its strength, fit what happened? You go through the steps with a small case of your own.',
    },
    {
      title: 'Doing the opposite',
      description:
        'When a feeling does not fit the facts, you can act against its urge: go near instead of away, speak softly instead of loud. You plan one try.',
    },
    {
      title: 'Asking and saying no',
      description:
        'Clear words for what you want and do not want. You practice in pairs, with a request that matters to you.',
    },
    {
      title: 'Keeping the bond',
      description:
        'Being kind in a hard talk and staying true to yourself. You learn to notice when you give in too fast or push too hard.',
    },
    {
      title: 'Your own plan',
      description:
        'Which skills you keep, when you will use them and who may remind you. You also note what to do if things get worse.',
    },
  ]),
  session:
    'The class starts with a minute of quiet. Members say how their practice went. Then the instructor teaches the skill of the week, shows it with an everyday example, and everyone tries it, alone or in pairs. You leave with one small task.',
  priceNote:
    'Holding a seat here costs nothing. The provider tells you the price before your first session, and you decide then.',
  facilitators: references(['person-skills-instructor']),
  questions: members('question', 'question', [
    {
      question: 'Is this the same as DBT?',
      answer:
        'No. It is the skills part alone. Full DBT adds individual therapy, phone coaching and a team of therapists.',
    },
    {
      question: 'Do I have to talk about myself?',
      answer: 'Only as much as you like. Small everyday examples are best for learning.',
    },
    {
      question: 'What if I miss a week?',
      answer:
        'Tell the instructor, and ask what to practice so that you can join in again the next week.',
    },
    {
      question: 'Can I do this and see a therapist?',
      answer: 'Yes. Many people find that the two support each other.',
    },
  ]),
  topics: references(['topic-strong-emotions', 'topic-group-work']),
  askResidence: 'skip',
  illustrationSeed: 10,
  seoTitle: 'Online DBT skills group, open in every state',
  seoDescription:
    'A weekly online class that teaches DBT skills: what it is and is not, all twelve weeks, and how to hold a seat.',
  publishedAt: '2026-10-19T13:00:00Z',
}
