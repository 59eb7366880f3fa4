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
    'There are hundreds of kinds of therapy. Nearly all of them have one thing in common: two or more people have to work together. How well they do so has been studied more than almost anything else in therapy.',
  ),
  paragraph('The ', term('therapeutic-alliance', 'therapeutic alliance'), ' has three parts:'),
  bullets([
    [strong('A bond:'), ' you trust each other and feel respected.'],
    [strong('Shared goals:'), ' you agree on what should be different in the end.'],
    [
      strong('Shared tasks:'),
      ' you agree on what you do in the sessions, and it makes sense to you.',
    ],
  ]),
  paragraph(
    term('empathy', 'Empathy'),
    ' is one of the things that build it. It means ',
    cite('elliott-2018', 'understanding what another person lives through or tries to say'),
    '. In therapy it counts only if it reaches you. A therapist may understand a great deal; if you do not notice it, it does not help you.',
  ),
  h3('Three kinds of empathy in a session'),
  bullets([
    'The therapist stays with your feeling: “That must have been so lonely.”',
    'The therapist follows your story and checks: “So you waited, and nobody called?”',
    'The therapist keeps your whole life in mind: “I can see why trusting me does not come easily.”',
  ]),
  paragraph(
    'In relational approaches there is a further step, ',
    term('mutual-empathy', 'mutual empathy'),
    ': you notice that you have an effect on the therapist too. See ',
    linkTo('approach-relational-cultural-therapy', 'relational-cultural therapy'),
    '.',
  ),

  h2('Who it may and may not suit'),
  paragraph(
    'A good alliance is not a treatment by itself, and it is for everyone. This page may be of use if:',
  ),
  bullets([
    'you are looking for a therapist and do not know what to go by',
    'you have just begun and something feels off',
    'you like your therapist but doubt whether it helps',
    'therapy hurt you before, and you want to do better this time',
  ]),
  paragraph('A good bond alone may not be enough if:'),
  bullets([
    [
      'you need a method made for your problem, such as ',
      linkTo('approach-dialectical-behavior-therapy', 'dialectical behavior therapy'),
      ' for self-harm',
    ],
    'you have an illness that needs medical care as well',
    'you are in danger now',
  ]),

  h2('What a first session is like'),
  paragraph('You can look for signs of an alliance from the first hour on:'),
  numbers([
    'Does the therapist ask what you hope for, and take it seriously?',
    'Do they say in plain words how they work, what it costs and what stays private?',
    'When they sum up what you said, is it right? If not, do they welcome your correction?',
    'Do you understand what will happen next time, and why?',
    'Could you tell them something that is hard to say? Perhaps not yet, but is it thinkable?',
  ]),
  paragraph(
    'You do not have to be sure at once. Two or three sessions are a fair trial. If the answer to most of these questions is no, you may look for someone else. You owe nobody a reason.',
  ),

  h2('Techniques'),
  h3('Checking in'),
  paragraph(
    'Some therapists ask at the end of each session how it was, aloud or with a short form. You can also bring it up yourself: “Today I did not feel understood.”',
  ),
  h3('Agreeing on goals, again and again'),
  paragraph(
    'What you want can change. It helps to write goals down and go back to them every few weeks.',
  ),
  h3('Mending a rupture'),
  paragraph(
    'A strain between you is called a rupture. Some are loud: you get angry. Others are silent: you come late, say only nice things, or do not come back. ',
    term('rupture-and-repair', 'Repair'),
    ' has a simple course. One of you names it. The therapist listens without defending, owns their part, and you look together at what was missing.',
  ),
  callout({
    tone: 'note',
    title: 'Sentences that may help you begin',
    text: '“I am not sure that we are working on the right thing.” · “Last week you said something that stayed with me.” · “I notice that I hold things back from you.” · “Can you explain why we are doing this?”',
  }),
  exercise({
    title: 'Three minutes after a session',
    steps: [
      'From 0 to 10: how far did I feel heard and respected today?',
      'From 0 to 10: did we work on what matters to me?',
      'From 0 to 10: did the way we worked make sense to me?',
      'If one number is 5 or less, write down one sentence to say next time.',
    ],
    note: 'A single low number means little. Low numbers several weeks in a row are a reason to talk.',
  }),
].flat()
