import {
  bullets,
  callout,
  cite,
  crisisHelp,
  exercise,
  h2,
  h3,
  numbers,
  paragraph,
  strong,
  term,
} from '../../portable-text.ts'

/** What it is, whom it suits, a first session, techniques. */
export const introduction = [
  h2('What it is'),
  paragraph(
    'A teenager who is desperate needs someone to turn to. Often that could be a mother, a father, a grandparent or whoever raises them. But trust may have broken: through fights, criticism, a divorce, something that happened and was never talked about. Attachment-based family therapy, ABFT for short, tries to mend it, so that the young person can come to the parent again when things are bad.',
  ),
  paragraph(
    'It builds on the idea of ',
    term('attachment', 'attachment'),
    ': ',
    cite('diamond-2021', 'teenagers need a safe bond, and parents have an inborn wish to care'),
    '. Growing more independent and having parents to lean on do not exclude each other.',
  ),
  h3('Five tasks'),
  paragraph('The treatment has five steps, in this order:'),
  bullets([
    [
      strong('A shared aim:'),
      ' all agree that the first goal is to mend the relationship, rather than to “fix” the teenager.',
    ],
    [strong('Time with the teenager alone:'), ' what hurt, and what would need to be said?'],
    [strong('Time with the parents alone:'), ' their own stress and story, and how to listen.'],
    [
      strong('The talk:'),
      ' the young person tells the parents what stood between them, and the parents listen and answer.',
    ],
    [
      strong('Trying things out:'),
      ' school, friends, rules and plans, now with the parents as support.',
    ],
  ]),
  crisisHelp(
    'If you or your child may be in danger of suicide, do not wait for therapy to begin. Use one of these now, and do not leave someone in danger alone.',
  ),

  h2('Who it may and may not suit'),
  h3('It may suit your family if'),
  bullets([
    'a teenager, roughly 12 to 18, has depression or thoughts of suicide',
    'at least one parent or caregiver is ready to come and to listen',
    'there is hurt between you that has never been talked about',
    'the young person would like things at home to be different, even without much hope',
  ]),
  h3('It may not suit you, or not yet, if'),
  bullets([
    'the young person is in immediate danger: emergency care comes first',
    'there is violence or abuse at home now; safety and protection come first',
    'a parent cannot take part, for example because of a serious illness of their own',
    'the young person wants to work alone, and has good reasons for it',
  ]),

  h2('What a first session is like'),
  paragraph('Everyone comes together. The session has a clear course:'),
  numbers([
    'The therapist asks about mood, thoughts of suicide and safety, openly and calmly. Such questions are part of good care.',
    'You make a safety plan: warning signs, whom to call, and how to keep dangerous things out of reach.',
    'The therapist gets to know the young person’s strengths as well as the problems.',
    'Then comes a key question to the teenager, such as: “When things get so bad, why don’t you go to your parents?”',
    'If all agree, working on that becomes the first goal.',
  ]),
  paragraph(
    'Rules about privacy differ by state and age. Ask what the therapist will tell parents of the things a young person says alone, and what not.',
  ),

  h2('Techniques'),
  h3('Preparing, a lot'),
  paragraph(
    'The important talk is not rushed. The teenager finds words for what hurt, without attack. The parents learn to hear it without defending themselves. That is hard, and they practice it beforehand.',
  ),
  h3('Parents are people, too'),
  paragraph(
    'The therapist asks parents about their own youth: who was there for you when you were desperate? Many then see their child’s behavior in another light. Blame helps nobody.',
  ),
  h3('The talk itself'),
  paragraph(
    'In the session the young person says, for example: “After the divorce you never asked how I was.” The parent does not explain. The parent asks, listens, and may say: “I did not know how alone you were. I am sorry.” The therapist keeps it slow and safe.',
  ),
  h3('More freedom, with support'),
  paragraph(
    'Later sessions are about daily life. Young people practice bringing problems to their parents, and parents practice helping without taking over.',
  ),
  callout({
    tone: 'note',
    title: 'Alongside other care',
    text: 'Family therapy can go together with individual sessions, a doctor’s care and medicine. Do not stop medicine because family sessions begin. Decide about it with the person who prescribes it.',
  }),
  exercise({
    title: 'For parents: ten minutes of listening',
    steps: [
      'Choose a calm moment and ask one open question, such as “How is school for you these days?”',
      'Listen for ten minutes. Do not advise, correct or cheer up.',
      'Say back what you heard: “So it feels as if …”',
      'Thank them for telling you. Keep your advice for another day, and ask first.',
    ],
    note: 'If your child speaks of wanting to die, ask directly about it, stay with them and get help at once.',
  }),
].flat()
