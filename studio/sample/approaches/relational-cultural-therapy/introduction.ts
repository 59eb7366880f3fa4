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
} from '../../portable-text.ts'

/** What it is, whom it suits, a first session, techniques. */
export const introduction = [
  h2('What it is'),
  paragraph(
    'Growing up is often described as learning to stand alone. Relational-cultural therapy starts somewhere else. It says that ',
    cite('wcw-institute', 'people grow through relationships and toward them, all their lives'),
    '. Needing others is a normal part of being a person, at any age.',
  ),
  paragraph(
    'The word “cultural” matters as much as the word “relational”. Racism, sexism, poverty and other kinds of unequal power decide who is listened to and who learns to keep quiet. ',
    term('controlling-images', 'Controlling images'),
    ' are the stereotypes that do part of this work. So a therapist in this tradition asks about the world around you as well as about your closest people.',
  ),
  h3('Five good things'),
  paragraph(
    'How do you tell that a relationship is good for both people? The founders described ',
    term('five-good-things', 'five good things'),
    ' that a ',
    term('growth-fostering-relationship', 'growth-fostering relationship'),
    ' brings:',
  ),
  bullets([
    [strong('Zest:'), ' you have more energy.'],
    [strong('Action:'), ' you can do more. Today this is also called productivity.'],
    [strong('Clarity:'), ' you know yourself and the other person better.'],
    [strong('Sense of worth:'), ' you feel that you count.'],
    [
      strong('Desire for more connection:'),
      ' you want to be close to people, this one and others.',
    ],
  ]),
  h3('When connection fails'),
  paragraph(
    'Small hurts happen in every bond. If you can say that you are hurt and the other person responds, the bond may even grow stronger. If nobody responds, again and again, people learn to hide. The theory calls this the ',
    term('central-relational-paradox', 'central relational paradox'),
    ': you long for closeness and hide much of yourself so as not to lose it. The far end of this road is ',
    term('condemned-isolation', 'condemned isolation'),
    ', feeling shut out and at fault. That is different from time alone that you have chosen.',
  ),

  h2('Who it may and may not suit'),
  h3('It may suit you if'),
  bullets([
    'you feel alone among people, or invisible at work or at home',
    'you go along with others so often that you lose track of what you want',
    'being treated as less, because of who you are, is part of what weighs on you',
    'you want a therapist who is a real person in the room and will say what moves them',
  ]),
  h3('Something else may suit you better if'),
  bullets([
    [
      'you want the best-tested therapy for depression; ',
      linkTo('approach-interpersonal-psychotherapy', 'interpersonal psychotherapy'),
      ' also works on relationships and has far more trials behind it',
    ],
    'you want a fixed number of steps with exercises for one clear problem',
    'you are in danger, or need medical care for what you are going through now',
  ]),

  h2('What a first session is like'),
  paragraph('It is a conversation, with room for your questions. It often has these parts:'),
  numbers([
    'The therapist explains cost, privacy and the limits of privacy.',
    'You say what brings you here. You do not have to tell everything.',
    'The therapist asks about relationships in which you could be yourself, and those in which you could not.',
    'You may be asked how family, faith, skin color, gender, money or health have shaped your life.',
    'Together you name one or two things that you want to be different.',
  ]),
  paragraph(
    'You may notice that the therapist does not hide behind a blank face. If something you say touches them, they may tell you. The aim is ',
    term('mutual-empathy', 'mutual empathy'),
    ': you see that you matter to another person and have an effect on them. ',
    em('Mutual'),
    ' does not mean the same for both. The therapist carries the responsibility, and the time belongs to you.',
  ),

  h2('Techniques'),
  paragraph(
    'There is no workbook. Articles for counselors describe ',
    cite('duffey-2011', 'how the theory can guide everyday counseling'),
    '. Three kinds of work come up most.',
  ),
  h3('Looking at relational images'),
  paragraph(
    term('relational-images', 'Relational images'),
    ' are what earlier relationships taught you to expect. One might be: “When I show that I am sad, people get angry.” You and the therapist look for such rules and ask whether they still hold.',
  ),
  h3('Respecting the ways you protect yourself'),
  paragraph(
    'Joking, pleasing, staying busy or staying away may once have kept you safe. The therapist does not try to take these from you. You talk about what they protect and what they cost.',
  ),
  h3('Repair in the room'),
  paragraph(
    'Sooner or later the therapist will miss something that matters to you. In this approach it is a moment to work with. You say so, the therapist takes it seriously, and the two of you find out what happened.',
  ),
  callout({
    tone: 'note',
    title: 'A word about initials',
    text: 'The initials of relational-cultural therapy are the same as those of a kind of study, the randomized controlled trial. We write out both so that nobody takes one for the other.',
  }),
  exercise({
    title: 'Where can you be yourself?',
    steps: [
      'Write down the names of five people you met this week.',
      'Next to each, note one thing you could say to them and one thing you could not.',
      'Choose the person with whom it feels safest to say a little more.',
      'Decide on one small true sentence, and when you might say it.',
    ],
    note: 'Leave out anyone who threatens or hurts you. Stop if this makes you feel worse, and talk to someone you trust.',
  }),
].flat()
