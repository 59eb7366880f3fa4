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
    'Depression and relationships affect each other. After a death or a break-up, mood can sink. And when mood is low, it is hard to call friends, to ask for help or to sort out a quarrel. Interpersonal psychotherapy, or IPT, works on this link. If things with people get better, mood often follows; that is the idea behind it.',
  ),
  paragraph(
    'It was developed ',
    cite(
      'cuijpers-2016',
      'for major depression in the 1970s, as a structured treatment with a limited time',
    ),
    '. Depression is treated as an illness: it is not your fault, and it can be treated.',
  ),
  h3('Four kinds of trouble'),
  paragraph(
    'With your therapist you choose one of ',
    cite('cuijpers-2016', 'four areas'),
    ', or sometimes two:',
  ),
  bullets([
    [strong('Grief:'), ' someone has died and you cannot find your way on.'],
    [strong('Conflict:'), ' you and someone important expect different things of each other.'],
    [
      strong('Change:'),
      ' your role in life is no longer the same, through a birth, an illness, a move or the loss of work.',
    ],
    [strong('Being alone:'), ' you have few people, or find it hard to get close and stay close.'],
  ]),
  h3('Relational, but not the same'),
  paragraph(
    'IPT is about relationships, and so people mix it up with ',
    linkTo('approach-relational-cultural-therapy', 'relational-cultural therapy'),
    '. It comes from depression research, keeps to a plan, and talks little about the bond between you and the therapist.',
  ),

  h2('Who it may and may not suit'),
  h3('It may suit you if'),
  bullets([
    'you have depression, and it began around the time something changed with people',
    'you like a clear plan with an end in sight',
    'you can name someone you are in conflict with, or someone you miss',
    'you want a therapy that has been tested in many trials',
  ]),
  h3('Something else may suit you better if'),
  bullets([
    'you want to look at your whole life story, without a time limit',
    'thoughts and habits are what you would rather work on; cognitive behavioral therapy does that',
    [
      'your feelings change very fast and you act on them; ',
      linkTo('approach-dialectical-behavior-therapy', 'dialectical behavior therapy'),
      ' was made for this',
    ],
    'you hear voices, have times of very high mood, or are in danger: see a doctor first',
  ]),
  callout({
    tone: 'caution',
    title: 'Depression can have bodily causes',
    text: 'Thyroid trouble, some medicines and other illnesses can cause low mood. A check by a doctor belongs at the start. If you take an antidepressant, do not stop or change it by yourself.',
  }),

  h2('What a first session is like'),
  numbers([
    'The therapist asks about your symptoms: sleep, energy, appetite, interest, hope. You may fill in a short form.',
    'They tell you whether this looks like depression, and what treatments there are.',
    'They ask when it began and what was happening in your life then.',
    [
      'You begin the ',
      term('interpersonal-inventory', 'interpersonal inventory'),
      ': who are your people, and what is good or hard with each?',
    ],
    'You agree on the number of sessions and on what to do in a crisis.',
  ]),
  paragraph(
    'At first you may be told to ask less of yourself, as you would with any other illness. Over the first few sessions, you and the therapist agree on the area to work on and say it in one or two sentences.',
  ),

  h2('Techniques'),
  h3('Linking mood and events'),
  paragraph(
    'Each session begins with a question such as “How have things been since we last met?” You look for links: the day mood dropped, what happened with whom?',
  ),
  h3('Going through a conversation'),
  paragraph(
    'You go back over a conversation that went badly, almost word for word. What did you want? What did you say? What did the other person hear? What else could you say? This makes it possible to see where things took a turn.',
  ),
  h3('Trying it out'),
  paragraph(
    'You practice the next conversation in the room, with the therapist as the other person. Then you try it at home and report back.',
  ),
  h3('Finding support'),
  paragraph(
    'Who could help with what? The therapist encourages you to see people again, in small steps, and to build new ties where old ones are missing. In grief, there is room to mourn and then to look ahead.',
  ),
  exercise({
    title: 'Draw your circles',
    steps: [
      'Draw three circles, one inside the other, and write “me” in the middle.',
      'Put the names of people in: the closest in the inner circle, others farther out.',
      'Mark with + who does you good, with – where it is hard. Both are possible.',
      'Choose one name. Write down one thing you would like to be different there.',
    ],
    note: 'If the circles look empty and it makes you very sad, show the drawing to a professional or someone you trust.',
  }),
].flat()
