import {
  bullets,
  callout,
  cite,
  em,
  exercise,
  h2,
  h3,
  linkTo,
  numbers,
  paragraph,
  strong,
  term,
} from './portable-text.ts'

/** What it is, whom it suits, a first session, techniques. */
export const relationalTherapyIntroduction = [
  h2('What it is'),
  paragraph(
    'Many therapies begin with one person and ask what is happening inside them. Relational therapy begins with what happens ',
    em('between'),
    ' people. It looks at who you are close to, who you keep at a distance, and what each of those bonds does to the way you see yourself.',
  ),
  paragraph(
    'Its main tradition is ',
    term('relational-cultural-therapy', 'relational-cultural therapy'),
    '. This tradition says that ',
    cite('wcw-institute', 'people grow through relationships, and toward them, all their lives'),
    '. Needing others is not treated as a weakness to get over. The tradition also asks how power and culture, such as racism or sexism, decide who gets heard and who has to hide.',
  ),
  h3('What a good connection does'),
  paragraph(
    'A ',
    term('growth-fostering-relationship', 'growth-fostering relationship'),
    ' shows itself by ',
    term('five-good-things', 'five good things'),
    ':',
  ),
  bullets([
    [strong('Zest:'), ' you have more energy after being together.'],
    [strong('Action:'), ' you get things done, in the relationship and outside it.'],
    [strong('Clarity:'), ' you know yourself and the other person better.'],
    [strong('Worth:'), ' you feel that you matter.'],
    [strong('More connection:'), ' you want to be close to this person, and to others too.'],
  ]),
  paragraph(
    'When connection keeps failing, people learn to protect themselves. They may want closeness and yet hide what feels too risky to show. This is called the ',
    term('central-relational-paradox', 'central relational paradox'),
    '. Over time it can turn into ',
    term('condemned-isolation', 'condemned isolation'),
    ', in which a person feels both shut out and at fault.',
  ),
  h3('Empathy and the working bond'),
  paragraph(
    'The therapist tries to understand how life looks from where you stand, and says so. The aim is ',
    term('mutual-empathy', 'mutual empathy'),
    ': you can see that your story has an effect on the therapist. This helps to build the ',
    term('therapeutic-alliance', 'therapeutic alliance'),
    ', which is the trust and shared purpose that the two of you work from. What you try out in that bond, you can then try elsewhere.',
  ),
  h3('A similar name, a different tradition'),
  callout({
    tone: 'note',
    title: 'Not the same as relational psychoanalysis',
    text: 'Relational psychoanalysis is a separate school that grew inside psychoanalysis. If a therapist calls their work “relational”, ask which of the two they mean.',
  }),
  paragraph(
    'Relational psychoanalysis ',
    cite('perlman-2009', 'started with a book by Jay Greenberg and Stephen Mitchell in 1983'),
    '. Relational-cultural therapy began some years earlier, with other people and other questions.',
  ),

  h2('Who it may and may not suit'),
  h3('It may suit you if'),
  bullets([
    'you often feel alone, even with people around you',
    'the same kind of fight, silence or break-up keeps coming back',
    'you say yes when you mean no, or hide much of yourself to keep the peace',
    'being treated as an outsider has shaped how safe you feel with others',
  ]),
  h3('Something else may suit you better if'),
  bullets([
    'you want a short, structured plan for one clear problem, such as a phobia',
    [
      'your feelings swing so hard that you first need ways to stay safe; ',
      linkTo('approach-dialectical-behavior-therapy', 'dialectical behavior therapy'),
      ' teaches such skills',
    ],
    'someone at home is hurting or threatening you: safety comes before work on the relationship, and joint sessions can raise the danger',
    'you are in crisis now, or need medical care for your symptoms',
  ]),

  h2('What a first session is like'),
  paragraph(
    'Nothing has to be prepared. A first session is usually a conversation in which both sides find out whether they can work together. It often goes like this:',
  ),
  numbers([
    'The therapist explains what stays private, what does not, and what it costs.',
    'You say what brings you. You choose how much to tell.',
    'The therapist asks about people who matter to you, now and in the past.',
    'You agree on what you would like to be different, and how you will both notice.',
    'You talk about how this first meeting felt. If something was off, you can say so.',
  ]),
  paragraph(
    'You can ask about training, license and experience. You can also decide not to come back.',
  ),

  h2('Techniques'),
  paragraph(
    'There are few set exercises. Most of the work is a certain way of talking, kept up over time.',
  ),
  h3('In individual therapy'),
  paragraph(
    'You look at relationships you have had and what they taught you to expect. These expectations are called ',
    term('relational-images', 'relational images'),
    '. You may find that a rule you learned early, such as “if I ask for help, people leave”, still steers you. You also look at ',
    term('controlling-images', 'controlling images'),
    ', the stereotypes that others have put on you. When you and the therapist misunderstand each other, you talk about it and repair it together.',
  ),
  h3('With couples and families'),
  paragraph(
    'Here the therapist watches the pattern rather than looking for someone to blame. One partner pushes for an answer, the other goes quiet, and each step sets off the next. Seeing the loop makes it possible to stop and try another step. In families, the therapist may help each person say what they need and hear what the others need.',
  ),
  h3('In groups'),
  paragraph(
    'A group adds other people who know the problem from their own lives. Members notice how they come across, get honest and kind replies, and try new ways of being with others. A therapist leads and keeps the rules.',
  ),
  exercise({
    title: 'Notice one moment of connection',
    steps: [
      'Think of a short moment this week when you felt at ease with someone. A chat in a store counts.',
      'Write down what you did, and what the other person did.',
      'Check the five good things. Which of them were there, even a little?',
      'Pick one small step that could bring about another such moment, and choose a day for it.',
    ],
    note: 'This is for reflection and is not treatment. Stop if it makes you feel worse.',
  }),
].flat()
