import {
  bullets,
  callout,
  cite,
  exercise,
  h2,
  h3,
  linkTo,
  numbers,
  paragraph,
  strong,
  term,
} from '../../portable-text.ts'

/** What it is, whom it suits, a first session, techniques. */
export const introduction = [
  h2('What it is'),
  paragraph(
    'Dialectical behavior therapy, or DBT, was made by Marsha Linehan for people who were at risk of hurting themselves. “Dialectical” means holding two ideas that seem to clash. Here they are: you are doing the best you can, and you need to do some things differently.',
  ),
  paragraph(
    'Full DBT has four parts that run side by side: ',
    cite(
      'linehan-2015',
      'individual therapy, skills training, telephone coaching, and a team in which the therapists support each other',
    ),
    '.',
  ),
  h3('What a skills group is, and what it is not'),
  paragraph(
    'A ',
    term('skills-group', 'skills group'),
    ' is the teaching part. It works like a small class, with a topic, practice and homework. Members learn together, but they are not there to work through their stories with each other. That is what a therapy group is for; our article on ',
    linkTo('approach-group-therapy', 'group therapy'),
    ' describes it.',
  ),
  bullets([
    [strong('It is'), ' a class with an instructor, who has training as a therapist.'],
    [strong('It is'), ' practice: you try each skill there and again at home.'],
    [strong('It is not'), ' individual therapy. Nobody follows your own story from week to week.'],
    [strong('It is not'), ' a hotline. Nobody is on call between the meetings.'],
    [strong('It is not'), ' full DBT, and results of full DBT cannot be promised for it.'],
  ]),
  callout({
    tone: 'caution',
    title: 'A skills group is only one part of DBT',
    text: 'It has no individual therapy, no coaching between sessions and no plan for your own safety. If you harm yourself or think about suicide, ask for full DBT or other individual care. A skills group may be added to it.',
  }),

  h2('Who it may and may not suit'),
  paragraph('A skills group may suit you if:'),
  bullets([
    [
      'you know ',
      term('emotion-dysregulation', 'emotion dysregulation'),
      ' from the inside: anger, fear or shame take over quickly',
    ],
    'you act in the heat of the moment and regret it later',
    'you like clear steps and are ready to practice between meetings',
  ]),
  paragraph('Look for something else, or something more, if:'),
  bullets([
    'you are in danger of hurting yourself or someone else',
    'you want to go deeply into your own story, which a class leaves little room for',
  ]),
  paragraph(
    'If your main wish is to understand how you connect with others, ',
    linkTo('approach-relational-therapy', 'relational therapy'),
    ' may be closer to what you need.',
  ),

  h2('What a first session is like'),
  numbers([
    'The instructor explains the rules: what stays in the group, and when to ask for help outside it.',
    'Everyone says their name and, if they like, what they hope to learn.',
    'The instructor teaches one skill, with an example from daily life.',
    'You try it, talk about how it went, and choose when to practice it at home.',
  ]),
  paragraph('You do not have to tell the group your history or a diagnosis.'),

  h2('Techniques'),
  paragraph('The skills come in four sets:'),
  bullets([
    [
      term('mindfulness', 'Mindfulness'),
      ': noticing what is there, right now, without judging it.',
    ],
    [
      term('distress-tolerance', 'Distress tolerance'),
      ': getting through a bad hour without making it worse.',
    ],
    [
      strong('Emotion regulation:'),
      ' naming a feeling, checking if it fits the facts, and changing it when it does not.',
    ],
    [
      strong('Interpersonal effectiveness:'),
      ' asking, saying no, and keeping both the bond and your self-respect.',
    ],
  ]),
  exercise({
    title: 'Check the facts',
    steps: [
      'Name a feeling you had today and how strong it was, from 0 to 10.',
      'Write down what set it off, as a camera would have recorded it.',
      'Write down what you made of it: your guess about what it meant.',
      'Ask what else it could have meant. Then rate the feeling again.',
    ],
    note: 'Practice with small things first. This does not replace help in a crisis.',
  }),
].flat()
