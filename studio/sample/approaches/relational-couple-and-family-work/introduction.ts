import {
  bullets,
  callout,
  em,
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
    'When two people fight, each can explain what the other does wrong. A relational therapist listens to both and then looks at something that neither can see alone: what happens ',
    em('between'),
    ' them. One asks a question with an edge. The other hears blame and leaves the room. The first feels left and asks louder. Nobody planned it, and both are hurt by it.',
  ),
  paragraph(
    'Therapists call this a ',
    term('negative-cycle', 'negative cycle'),
    '. In this kind of work the cycle is the problem, and the people in it stand on the same side. That is true for partners, for parents and grown children, for brothers and sisters, and for families that live in two homes.',
  ),
  h3('Ideas it draws on'),
  bullets([
    [
      strong('Connection.'),
      ' From ',
      linkTo('approach-relational-cultural-therapy', 'relational-cultural therapy'),
      ': people grow when both sides matter, and power can make one voice count for less.',
    ],
    [
      strong('Systems.'),
      ' From ',
      term('systemic-therapy', 'systemic therapy'),
      ': when one person changes a step, the others have to change theirs.',
    ],
    [
      strong('Attachment.'),
      ' The need to reach someone who answers, ',
      term('attachment', 'attachment'),
      ', does not end with childhood. It is worked out most fully in ',
      linkTo('approach-emotionally-focused-therapy', 'emotionally focused therapy'),
      '.',
    ],
  ]),

  h2('Who it may and may not suit'),
  h3('It may suit you if'),
  bullets([
    'you argue about the same thing again and again, or have stopped talking',
    'trust was broken and both of you want to find out whether it can grow back',
    'a baby, an illness, a move or a loss has changed how you live together',
    'a teenager or grown child and a parent hardly reach each other any more',
    'one of you has depression and it weighs on the relationship',
  ]),
  h3('It may not suit you if'),
  bullets([
    'one of you is afraid of the other',
    'one has already decided to leave and comes only to say so; a few talks about parting well may help more',
    'one has a secret that the joint work would depend on, such as an affair that goes on',
    'someone is in danger or needs treatment of their own first',
  ]),
  callout({
    tone: 'caution',
    title: 'Safety comes before work on the relationship',
    text: 'If your partner hits, threatens, stalks or controls you, joint sessions can raise the danger: what you say there may be turned against you at home. Ask for help on your own first. In immediate danger call 911.',
  }),

  h2('What a first session is like'),
  paragraph('Everyone who is part of it comes, if that is safe. Usually it goes like this:'),
  numbers([
    'The therapist explains privacy. An important question is what happens with things that one person says alone. Ask for the rule.',
    'Each person says what they hope for. The therapist stops interruptions kindly.',
    'You describe a recent moment when it went wrong, step by step.',
    'The therapist draws the pattern and checks with each of you whether it fits.',
    'You agree on a goal that all can say yes to, and on how many meetings to try.',
  ]),
  paragraph(
    'Many therapists then see each person once alone, to ask about health, safety and hopes that are hard to say in front of the others. After that they say whether they think joint work makes sense.',
  ),

  h2('Techniques'),
  h3('Slowing down'),
  paragraph(
    'A fight that takes two minutes at home may take half an hour in the room. What did you see? What did you tell yourself? What did you feel just before you got angry? Under a sharp sentence there is often worry or shame.',
  ),
  h3('Speaking to each other, not about each other'),
  paragraph(
    'The therapist asks one person to tell the other something in simple words, and helps the other to hear it. It may be a single sentence: “When you go quiet I think you are done with me.”',
  ),
  h3('Making power visible'),
  paragraph(
    'Who decides about money? Whose sleep counts? Who apologizes first? Unequal power is named without calling anyone a bad person. In families the therapist also makes room for those who usually say least.',
  ),
  h3('Small agreements'),
  paragraph(
    'At the end you choose one thing to do differently, small enough to try this week. Next time you talk about how it went.',
  ),
  exercise({
    title: 'Map your loop',
    steps: [
      'Each takes a sheet of paper and thinks of the last small argument.',
      'Write: “When you …, I felt …, and then I did …”. Only one line.',
      'Swap sheets. Read the other’s line aloud without comment.',
      'Together, finish this sentence: “The more I …, the more you …, the more I …”',
    ],
    note: 'Choose a small matter and a calm hour. Do not do this if you are afraid of how the other may react.',
  }),
].flat()
