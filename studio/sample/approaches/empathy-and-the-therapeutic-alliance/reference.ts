import {
  bullets,
  cite,
  comparisonTable,
  h2,
  linkTo,
  paragraph,
  questionList,
  term,
} from '../../portable-text.ts'

/** Comparison, history, questions, terms. */
export const reference = [
  h2('How it compares'),
  comparisonTable(
    'The bond with the therapist in different approaches',
    ['Approach', 'What the bond is for', 'How often it is talked about'],
    [
      ['Relational-cultural therapy', 'It is itself the place where you grow', 'Often'],
      [
        'Relational psychoanalysis',
        'Old patterns show up in it and can be understood',
        'Very often',
      ],
      ['Interpersonal psychotherapy', 'A safe basis for work on other relationships', 'Seldom'],
      [
        'Dialectical behavior therapy',
        'It helps you hold on when the work is hard',
        'When it gets in the way',
      ],
      ['Group therapy', 'Bonds among members help as well', 'Often'],
    ],
  ),
  paragraph(
    'More on the first two: ',
    linkTo('approach-relational-cultural-therapy', 'relational-cultural therapy'),
    ' and ',
    linkTo('approach-relational-psychoanalysis', 'relational psychoanalysis'),
    '. On the last: ',
    linkTo('approach-group-therapy', 'group therapy'),
    '.',
  ),

  h2('History'),
  paragraph(
    'In the 1940s and 1950s the psychologist Carl Rogers put empathy at the center of therapy. Many took it up, some claimed too much for it, and later researchers doubted it. ',
    cite('elliott-2018', 'Since then the question has been studied anew'),
    ', with better methods.',
  ),
  paragraph(
    'The idea of an alliance comes from psychoanalysis. In the 1970s the psychologist Edward Bordin described it as bond, goals and tasks, so that it fits any kind of therapy. Research grew quickly after that. ',
    cite('fluckiger-2018', 'The studies pooled in 2018 were published from 1978 to 2017'),
    '.',
  ),

  h2('Questions people ask'),
  questionList([
    {
      question: 'How soon should it feel right?',
      answer:
        'Often within a few sessions. If you have been hurt before, it can take longer. What counts is that you can talk about it.',
    },
    {
      question: 'Is it rude to tell my therapist that something bothers me?',
      answer: 'No. It is part of the work, and good therapists are glad of it.',
    },
    {
      question: 'Should my therapist be like me?',
      answer:
        'Some people feel safer with someone of the same gender, background or faith, and you may ask for that. What matters most is whether you feel understood and respected.',
    },
    {
      question: 'Can there be a real bond over video?',
      answer:
        'It seems so: the link between alliance and results was about as strong in studies of therapy over the internet.',
    },
    {
      question: 'When should I change therapists?',
      answer:
        'If you have said what bothers you, nothing changes, and the numbers in the exercise above stay low. Or at once, if a line is crossed.',
    },
  ]),

  h2('Terms'),
  bullets([
    [term('therapeutic-alliance', 'Therapeutic alliance'), ': bond, goals and tasks.'],
    [term('empathy', 'Empathy'), ': understanding that reaches you.'],
    [term('rupture-and-repair', 'Rupture and repair'), ': a strain, and mending it.'],
    [term('mutual-empathy', 'Mutual empathy'), ': each is moved by the other, and knows it.'],
  ]),
].flat()
