import type { SampleDocument } from './sample-document.ts'
import { slug } from './sample-document.ts'

// Sample people are teams and roles: an invented name with an invented license could be believed.
export const people: readonly SampleDocument[] = [
  {
    _id: 'person-editorial-team',
    _type: 'person',
    name: 'Editorial team',
    slug: slug('editorial-team'),
    kind: 'team',
    bio: 'The people who research and write these articles. They read the studies, grade each claim by itself and list every source. They are not clinicians, so an article stays marked as unreviewed until a clinician has checked it.',
  },
  {
    _id: 'person-group-therapist-new-york',
    _type: 'person',
    name: 'Licensed group therapist, New York',
    slug: slug('licensed-group-therapist-new-york'),
    kind: 'facilitator',
    credentials: 'Licensed therapist',
    licenceStates: ['FL', 'NJ', 'NY'],
    bio: 'Leads the relationships group. This entry stands for a role: the provider tells you the name and license of your therapist before the first session, and you can look the license up with your state.',
  },
  {
    _id: 'person-skills-instructor',
    _type: 'person',
    name: 'Skills group instructor',
    slug: slug('skills-group-instructor'),
    kind: 'facilitator',
    credentials: 'Therapist who teaches skills',
    bio: 'Teaches the skills group. This entry stands for a role: the provider tells you who your instructor is before the first session.',
  },
]
