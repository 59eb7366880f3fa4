import { join } from 'node:path'
import { z } from 'zod'

/**
 * Scores the site at `localhost` by the scanner's own modules, and prints the result as JSON. The
 * scanner's command line knows the ordinary ports alone; its modules take any.
 * Arguments: the scanner's folder, port of http, port of https.
 */
const [folder = '', httpPort, httpsPort] = process.argv.slice(2)

const callable = z.custom<(...values: unknown[]) => unknown>((value) => typeof value === 'function')
const outcome = z.object({ result: z.string(), pass: z.boolean() })
const retriever = z.object({ retrieve: callable })
const constants = z.object({ ALL_TESTS: z.array(callable) })
const grader = z.object({ getScoreModifier: callable, getGradeForScore: callable })
const charts = z.object({ MINIMUM_SCORE_FOR_EXTRA_CREDIT: z.number() })
const load = (path: string): Promise<unknown> => import(join(folder, 'src', path))

const { retrieve } = retriever.parse(await load('retriever/retriever.js'))
const { ALL_TESTS } = constants.parse(await load('constants.js'))
const { getScoreModifier, getGradeForScore } = grader.parse(await load('grader/grader.js'))
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = charts.parse(await load('grader/charts.js'))

const retrieved: unknown = await retrieve('localhost', {
  httpPort: Number(httpPort),
  httpsPort: Number(httpsPort),
})
const tests = ALL_TESTS.map((test) => {
  const { result, pass } = outcome.parse(test(retrieved))
  return { result, pass, modifier: z.number().parse(getScoreModifier(result)) }
})
const lost = tests.reduce((sum, { modifier }) => sum + Math.min(modifier, 0), 0)
const gained = tests.reduce((sum, { modifier }) => sum + Math.max(modifier, 0), 0)
// As the scanner does it: extras count only for a site that already has an A.
const isGood = 100 + lost >= MINIMUM_SCORE_FOR_EXTRA_CREDIT
const { score, grade } = z
  .object({ score: z.number(), grade: z.string() })
  .parse(getGradeForScore(100 + lost + (isGood ? gained : 0)))
console.log(JSON.stringify({ score, grade, tests }))
