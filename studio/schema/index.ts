import { approach } from './documents/approach.ts'
import { cohort } from './documents/cohort.ts'
import { glossaryTerm } from './documents/glossary-term.ts'
import { page } from './documents/page.ts'
import { person } from './documents/person.ts'
import { program } from './documents/program.ts'
import { redirect } from './documents/redirect.ts'
import { topic } from './documents/topic.ts'
import { articleBody } from './objects/article-body.ts'
import { callout } from './objects/callout.ts'
import { claim } from './objects/claim.ts'
import { comparisonRow, comparisonTable } from './objects/comparison-table.ts'
import { crisisHelp } from './objects/crisis-help.ts'
import { crisisLine } from './objects/crisis-line.ts'
import { exercise } from './objects/exercise.ts'
import { figure } from './objects/figure.ts'
import { navigationLink } from './objects/navigation-link.ts'
import { outcome } from './objects/outcome.ts'
import { outlineWeek } from './objects/outline-week.ts'
import { pageBody } from './objects/page-body.ts'
import { programBody } from './objects/program-body.ts'
import { programCard } from './objects/program-card.ts'
import { question } from './objects/question.ts'
import { questionList } from './objects/question-list.ts'
import { source } from './objects/source.ts'
import { wayIn } from './objects/way-in.ts'
import { homePage } from './singletons/home-page.ts'
import { siteSettings } from './singletons/site-settings.ts'

const documents = [approach, program, cohort, person, topic, glossaryTerm, page, redirect]

const objects = [
  articleBody,
  callout,
  claim,
  comparisonRow,
  comparisonTable,
  crisisHelp,
  crisisLine,
  exercise,
  figure,
  navigationLink,
  outcome,
  outlineWeek,
  pageBody,
  programBody,
  programCard,
  question,
  questionList,
  source,
  wayIn,
]

/** Every type an editor can meet. */
export const schemaTypes = [...documents, homePage, siteSettings, ...objects]
