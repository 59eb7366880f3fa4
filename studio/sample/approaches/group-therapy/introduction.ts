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
    'A handful of people meet at the same time every week. One or two therapists lead. Members talk about what troubles them, listen to each other and say what it stirs in them. For many it is the first time that they hear: “I know that too.”',
  ),
  paragraph(
    'In individual therapy you talk about your relationships. In a group they also happen before your eyes. You may notice that you wait until everyone else has spoken, or that you give advice when someone cries. The others notice too, and can tell you kindly. So you find out how you come across, and you can try something else.',
  ),
  h3('Kinds of groups'),
  bullets([
    [
      strong('Talking groups'),
      ' work with what happens between the members. Relational groups belong here.',
    ],
    [
      strong('Groups for one problem,'),
      ' such as panic or grief, bring together people with the same trouble and often follow a plan.',
    ],
    [
      strong('Skills groups'),
      ' are classes. A ',
      term('skills-group', 'skills group'),
      ' teaches methods and is not therapy by itself; see ',
      linkTo('approach-dialectical-behavior-therapy', 'DBT and its skills groups'),
      '.',
    ],
    [
      strong('Self-help groups'),
      ' have no therapist. Many people value them; they are something else.',
    ],
  ]),
  h3('What holds a group together'),
  paragraph(
    'Researchers speak of ',
    term('group-cohesion', 'group cohesion'),
    ': how far the members feel that they belong and matter here. It is to a group what the ',
    term('therapeutic-alliance', 'therapeutic alliance'),
    ' is to individual therapy.',
  ),

  h2('Who it may and may not suit'),
  h3('It may suit you if'),
  bullets([
    'you feel alone with what you carry',
    'trouble with people is what brings you: shyness, conflicts, feeling used or left out',
    'you are curious how others see you, and can bear an honest word said kindly',
    'individual therapy costs too much, or you want a group as well',
  ]),
  h3('Something else may suit you better if'),
  bullets([
    'you are in a crisis, or have strong thoughts of suicide: you need someone who is there for you alone',
    'you are so afraid of groups that you could not stay; individual sessions first can help',
    'you cannot promise to keep private what others say',
    'a member is someone from your daily life, such as a boss or an ex-partner',
    'you have no private place for an online group',
  ]),

  h2('What a first session is like'),
  paragraph(
    'Before a group begins, the therapist usually talks with each person alone. Ask then what the group is for, who is in it and what it costs. The first meeting often goes like this:',
  ),
  numbers([
    [
      'The therapist goes through the rules. The most important is ',
      term('confidentiality', 'confidentiality'),
      ': what others say stays here.',
    ],
    'Everyone says their name and, in a few words, why they came. You may pass.',
    'Someone begins to talk. The therapist helps the others to answer.',
    'Near the end the therapist asks how it was to be here today.',
    'You hear when the next meeting is and how to say that you cannot come.',
  ]),
  callout({
    tone: 'note',
    title: 'Online: a few things to prepare',
    text: 'Use headphones and a room with a closed door. Put the phone away. Look at the faces rather than at yourself; most programs let you hide your own picture. Tell the therapist where you are: in an emergency they need to know, and their license counts in the state you are in.',
  }),
  paragraph(
    'Meeting online has a good side too. In a pilot study, ',
    cite('lopez-2020', 'people in a group by video missed fewer meetings than people in a room'),
    '. Some would rather have met in person, but the convenience counted for more.',
  ),

  h2('Techniques'),
  h3('Here and now'),
  paragraph(
    'The therapist draws attention to what is going on in the room: “You smiled when he said he was angry with you. What was that like?” Stories from outside have a place, and are tied to what the group can see.',
  ),
  h3('Feedback'),
  paragraph(
    'Members learn to say what they notice without judging: “When you make a joke of it, I lose touch with you.” That is more use than advice.',
  ),
  h3('Linking'),
  paragraph(
    'The therapist points out what two people have in common, so that nobody stays alone with a subject.',
  ),
  h3('Care for the group'),
  paragraph(
    'Who has not spoken? Who was interrupted? Did someone leave hurt last week? The therapist keeps an eye on such things, and on differences of power between members.',
  ),
  exercise({
    title: 'Before your first group',
    steps: [
      'Write down how you usually act in a new group: quiet, funny, helpful, in charge.',
      'Write what you hope the others will not notice.',
      'Choose one small thing to do differently, such as speaking in the first half hour.',
      'Note one question you want to ask the therapist.',
    ],
    note: 'You do not have to show this to anyone.',
  }),
].flat()
