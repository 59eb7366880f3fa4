import { approach } from './documents/approach.ts'
import { cohort } from './documents/cohort.ts'
import { glossaryTerm } from './documents/glossary-term.ts'
import { person } from './documents/person.ts'
import { program } from './documents/program.ts'
import { topic } from './documents/topic.ts'
import { articleBody } from './objects/article-body.ts'
import { callout } from './objects/callout.ts'
import { claim } from './objects/claim.ts'
import { comparisonRow, comparisonTable } from './objects/comparison-table.ts'
import { crisisHelp } from './objects/crisis-help.ts'
import { crisisLine } from './objects/crisis-line.ts'
import { exercise } from './objects/exercise.ts'
import { figure } from './objects/figure.ts'
import { outcome } from './objects/outcome.ts'
import { outlineWeek } from './objects/outline-week.ts'
import { programBody } from './objects/program-body.ts'
import { programCard } from './objects/program-card.ts'
import { question } from './objects/question.ts'
import { questionList } from './objects/question-list.ts'
import { source } from './objects/source.ts'
import { siteSettings } from './singletons/site-settings.ts'

const documents = [approach, program, cohort, person, topic, glossaryTerm]

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
  outcome,
  outlineWeek,
  programBody,
  programCard,
  question,
  questionList,
  source,
]

/** Every type an editor can meet. */
export const schemaTypes = [...documents, siteSettings, ...objects]
