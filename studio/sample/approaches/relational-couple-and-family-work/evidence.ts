import { bullets, claim, crisisHelp, h2, h3, linkTo, paragraph, term } from '../../portable-text.ts'

/** Evidence graded claim by claim, limits and risks. */
export const evidence = [
  h2('What the evidence says'),
  paragraph(
    'Therapy with couples and families has been tested in many trials. They cover methods of different schools, and results for one method do not prove another. Work that follows relational-cultural ideas has not been tested by itself.',
  ),
  h3('About couple and family therapy in general'),
  claim({
    statement: 'Couple and family therapy helps more than no treatment or usual services.',
    grade: 'moderate',
    detail:
      'A review of research quotes an analysis of 20 meta-analyses: after therapy, and 6 to 12 months later, the average treated person or family was better off than more than 71% of families in control groups. It mixes many methods and problems.',
    sources: ['carr-2014'],
  }),
  claim({
    statement: 'It can help when partners are unhappy with each other, and with some illnesses.',
    grade: 'moderate',
    detail:
      'The same review finds support for trouble between partners, and for anxiety, low mood and alcohol problems in adults, alone or as one part of a larger treatment.',
    sources: ['carr-2014'],
  }),
  h3('About particular methods'),
  claim({
    statement: 'Emotionally focused therapy makes couples more content with their relationship.',
    grade: 'moderate',
    detail:
      'A review of nine randomized trials found large improvement from before to after. Figures of that kind also count changes that would have come without therapy.',
    sources: ['beasley-2019'],
  }),
  claim({
    statement: 'No single couple therapy has been shown to be clearly the best.',
    grade: 'moderate',
    detail:
      'A review compared emotionally focused and cognitive behavioral couple therapy. It found no significant difference in how well they work. This counts against strong claims for either.',
    sources: ['bodenmann-2020'],
  }),
  claim({
    statement:
      'For teenagers with thoughts of suicide, one family therapy did not beat other care.',
    grade: 'limited',
    detail:
      'Across four randomized trials with 287 young people, attachment-based family therapy was not significantly better than the comparison, for thoughts of suicide (g = 0.40) or for depression (g = 0.33). The trials were small and few.',
    sources: ['schulte-frankenfeld-2024'],
  }),
  claim({
    statement: 'Couple or family work guided by relational-cultural ideas helps.',
    grade: 'emerging',
    detail:
      'We found no randomized trial, so this is not known. Articles from 2011 and 2013 discuss theory and use.',
    sources: ['duffey-2011', 'frey-2013'],
  }),

  h2('Limits and risks'),
  bullets([
    'What is said in anger cannot be unsaid. Agree beforehand on what to do if it gets too hot: a pause, a sign, a walk.',
    'A therapist may side with one of you without noticing. Say so. If it goes on, change therapists.',
    'Therapy may lead to parting. That is not always a failure, but you should know it can happen.',
    'Children should not be made to choose sides or keep secrets in the sessions.',
    [
      'If one of you is depressed, joint work can be added to that person’s own care, for example ',
      linkTo('approach-interpersonal-psychotherapy', 'interpersonal psychotherapy'),
      ' or medicine. It should not replace it.',
    ],
    [
      'Numbers such as g are ',
      term('effect-size', 'effect sizes'),
      '. They describe averages. They cannot tell how it will be for you two.',
    ],
  ]),
  crisisHelp(
    'If someone in your family is in danger, or you are afraid at home, you can reach help now.',
  ),
].flat()
