import { approaches } from './approaches/approaches.ts'
import { cohorts } from './cohorts.ts'
import { glossary } from './glossary.ts'
import { homePage } from './home-page.ts'
import { pages } from './pages/pages.ts'
import { people } from './people.ts'
import { dbtSkillsGroup } from './program-dbt-skills-group.ts'
import { relationshipsGroup } from './program-relationships-group.ts'
import { redirects } from './redirects.ts'
import type { SampleDocument } from './sample-document.ts'
import { siteSettings } from './site-settings.ts'
import { topics } from './topics.ts'

export type { SampleDocument } from './sample-document.ts'

/** Every document a fresh dataset starts with. Only the cohorts' dates depend on `now`. */
export const sampleDocuments = (now: Temporal.Instant): SampleDocument[] => [
  siteSettings,
  homePage,
  ...pages,
  ...redirects,
  ...topics,
  ...glossary,
  ...people,
  relationshipsGroup,
  dbtSkillsGroup,
  ...approaches,
  ...cohorts(now),
]
