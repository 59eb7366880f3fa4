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
  term,
} from '../../portable-text.ts'

/** What it is, whom it suits, a first session, techniques. */
export const introduction = [
  h2('What it is'),
  paragraph(
    'Psychoanalysis asks about what goes on in us without our noticing. Early psychoanalysts often explained it by drives, such as hunger or desire, that push for release. Relational psychoanalysis gives first place to something else: ',
    cite('perlman-2009', 'real relationships between people'),
    ', from the first days of life on.',
  ),
  paragraph(
    'In this view you learned early how to be with others, and much of it without words. You may have learned that anger makes people leave, or that you are loved only when you are useful. Such lessons do not stay in the past. They steer whom you choose, what you expect and what you do not even try.',
  ),
  h3('Two people in the room'),
  paragraph(
    'Older pictures of psychoanalysis show a silent analyst who stays outside and watches. Relational analysts hold that this is not possible. The analyst is a person too and takes part in what happens. This is called a ',
    term('two-person-psychology', 'two-person psychology'),
    '. When you fall silent and the analyst grows impatient, both belong to what needs to be understood.',
  ),
  h3('A similar name, a different tradition'),
  callout({
    tone: 'note',
    title: 'Not the same as relational-cultural therapy',
    text: 'Both say that relationships shape us. Relational-cultural therapy began in 1976 with Jean Baker Miller, speaks about power and culture, and often stays with your present life. Relational psychoanalysis began in 1983 with Jay Greenberg and Stephen Mitchell, comes out of psychoanalysis, and works closely with what you are not aware of.',
  }),
  paragraph(
    'If a therapist says “I work relationally”, you cannot know which of the two they mean. It is fine to ask. Our article on ',
    linkTo('approach-relational-cultural-therapy', 'relational-cultural therapy'),
    ' describes the other one.',
  ),

  h2('Who it may and may not suit'),
  h3('It may suit you if'),
  bullets([
    'the same story keeps repeating with different people, and you would like to know your part in it',
    'you are curious about feelings you cannot explain',
    'you can give it time and money, usually over a year or more',
    'you would rather talk freely than follow a plan',
  ]),
  h3('Something else may suit you better if'),
  bullets([
    'you need relief soon from one clear problem, such as panic or a phobia',
    [
      'you are depressed and want a short therapy that was tested in many trials, such as ',
      linkTo('approach-interpersonal-psychotherapy', 'interpersonal psychotherapy'),
    ],
    [
      'strong urges to harm yourself come up quickly; ',
      linkTo('approach-dialectical-behavior-therapy', 'dialectical behavior therapy'),
      ' was made for that',
    ],
    'you hear voices, have lost touch with what is real, or depend on a drug: get medical care first',
  ]),

  h2('What a first session is like'),
  paragraph(
    'Many analysts begin with a few meetings before either of you decides. Expect something like this:',
  ),
  numbers([
    'You say what brings you, in your own order. There may be pauses.',
    'The analyst asks about important people, early memories, and earlier therapy.',
    'They may say how they understood something, and watch with you whether it fits.',
    'You talk about how often to meet, what it costs, and what happens with missed sessions.',
    'You talk about privacy, and about what to do in an emergency between sessions.',
  ]),
  paragraph(
    'You may sit face to face. Some people lie on a couch later on, which is a choice and not a duty. Ask whether the analyst is licensed in your state and where they trained.',
  ),

  h2('Techniques'),
  h3('Speaking freely'),
  paragraph(
    'You try to say what comes to mind, even when it seems silly, rude or beside the point. It is harder than it sounds. What you would rather leave out is often of interest.',
  ),
  h3('Noticing transference'),
  paragraph(
    term('transference', 'Transference'),
    ' means that expectations from earlier relationships come up toward the analyst. You may feel sure that they are bored by you, though they have given no sign. Relational analysts do not assume that you made it all up. They ask what you saw in them that fits, and what it reminds you of.',
  ),
  h3('Enactment'),
  paragraph(
    'Sometimes both fall into an old pattern before either sees it: you arrive late, the analyst becomes strict, and suddenly it is like home. Relational analysts call this an enactment. Putting it into words, including the analyst’s part, is seen as a main way in which things change.',
  ),
  h3('Repair'),
  paragraph(
    'A misunderstanding that is talked through is called ',
    term('rupture-and-repair', 'rupture and repair'),
    '. For many people it is new to find that a bond can be strained and still hold.',
  ),
  exercise({
    title: 'Find the old rule',
    steps: [
      'Think of a small annoyance with someone this week.',
      'Finish this sentence: “In moments like that I expect people to …”',
      'Ask yourself when you first learned to expect this.',
      'Note one fact from this week that fits the rule, and one that does not.',
    ],
    note: 'Choose something small. Memories of violence or abuse belong in a room with a professional.',
  }),
].flat()
