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
    'Most couples do not really fight about the dishes. Behind the words there are often other questions: Can I count on you? Do I matter to you? Will you come when I need you? Emotionally focused therapy, or EFT, works with these questions.',
  ),
  paragraph(
    'It rests on the idea that ',
    cite('greenman-2013', 'love between adults is a form of attachment'),
    '. ',
    term('attachment', 'Attachment'),
    ' is the need for someone close who answers. When the answer does not come, people protest or shut down. One gets louder, the other gets quieter, and each reaction makes the other stronger. EFT calls this a ',
    term('negative-cycle', 'negative cycle'),
    '.',
  ),
  h3('Three stages'),
  bullets([
    [strong('Calming down:'), ' you learn to see the cycle and to stop it sooner.'],
    [
      strong('Changing the bond:'),
      ' each of you tells the other, in a new way, what you fear and what you need, and the other answers.',
    ],
    [
      strong('Making it last:'),
      ' you use this for old quarrels about money, children or sex, and plan how to keep it up.',
    ],
  ]),
  callout({
    tone: 'note',
    title: 'Three letters, several therapies',
    text: 'EFT is also short for emotion-focused therapy for individuals, which has shared beginnings, and for “tapping”, which is something else altogether. Ask what is meant.',
  }),

  h2('Who it may and may not suit'),
  h3('It may suit you if'),
  bullets([
    'one of you pushes for talk and the other pulls back',
    'you live side by side and miss being close',
    'both of you want the relationship and are willing to look at your own part',
    'an old hurt stands between you that was never really talked about',
  ]),
  h3('It may not suit you if'),
  bullets([
    'one of you is violent or controlling, or one of you is afraid',
    'one of you is in a secret affair and means to go on with it',
    'drinking or drugs keep either of you from taking part; treat that first or alongside',
    'you are set on parting; help with separating well would serve you better',
    [
      'you come alone; ',
      linkTo('approach-relational-therapy', 'relational therapy'),
      ' may be a better start',
    ],
  ]),
  callout({
    tone: 'caution',
    title: 'Not when there is violence at home',
    text: 'EFT asks people to open up. Where there is fear, that can be dangerous. If you are afraid of your partner, seek help alone first. In immediate danger call 911.',
  }),

  h2('What a first session is like'),
  paragraph('Both partners come. The first one or two meetings are for getting to know you:'),
  numbers([
    'The therapist asks how you met and what you liked in each other.',
    'Each of you says what hurts now. The therapist makes sure both are heard.',
    'You go through a recent argument slowly, with feelings as well as facts.',
    'The therapist puts the cycle into words and asks whether it fits.',
    'Each of you may be seen once alone. Safety is asked about there.',
  ]),
  paragraph(
    'Afterward you decide together whether to go on. The therapist should tell you how many sessions they expect and how you will all notice progress.',
  ),

  h2('Techniques'),
  h3('Following feelings'),
  paragraph(
    'Anger is often the first thing to be seen. Below it there may be fear, sadness or shame. The therapist asks softly and stays with the feeling a little longer than you would at home: “What happens in you just before you walk out?”',
  ),
  h3('Naming the cycle'),
  paragraph(
    'The cycle gets a name that you both choose, so that you can say “there it is again” instead of “there you go again”. It is something that happens to both of you.',
  ),
  h3('Turning to each other'),
  paragraph(
    'When a deeper feeling is clear, the therapist asks you to tell it to your partner directly. For example: “I get loud because I am scared that you do not need me.” Then they help the partner answer. In EFT such moments are seen as the turning points, and ',
    cite('greenman-2013', 'research on how sessions unfold'),
    ' looks at them closely.',
  ),
  h3('Understanding, out loud'),
  paragraph(
    'The therapist says back what they have understood and shows each partner that their reaction makes sense. You can read why this matters in ',
    linkTo('approach-empathy-and-the-therapeutic-alliance', 'empathy and the therapeutic alliance'),
    '.',
  ),
  exercise({
    title: 'The sentence underneath',
    steps: [
      'Think alone of the last time you snapped at your partner or went silent.',
      'Write down what you said or did.',
      'Ask: what did I need just then? Finish the sentence “I needed to know that …”',
      'In a calm hour, tell your partner only that last sentence.',
    ],
    note: 'Keep to small matters. Do not do this if you are afraid of your partner’s reaction.',
  }),
].flat()
