import { z } from 'zod'

/** A known weakness in a package of the lockfile. */
export interface Advisory {
  readonly package: string
  /** Where it is described. */
  readonly url: string
  readonly title: string
  readonly severity: string
}

/** A weakness that we live with, and why that is right for us. */
export const exceptions = z.array(
  z.strictObject({
    package: z.string().min(1),
    url: z.url(),
    reason: z.string().min(20),
    /** The day on which it is to be looked at again. */
    until: z.iso.date(),
  }),
)
export type Exceptions = z.infer<typeof exceptions>

/** The registry told nothing: not that there are no weaknesses. */
export class AdvisoriesUnanswered extends Error {
  override readonly name = 'AdvisoriesUnanswered'
}

const via = z.object({
  name: z.string(),
  title: z.string(),
  url: z.string(),
  severity: z.string(),
})
const report = z.object({
  auditReportVersion: z.literal(2),
  // A text names another package of this list, which is why that one is here.
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), via])) })),
})

/**
 * Reads what `npm audit --json` printed: each weakness once.
 * @throws AdvisoriesUnanswered where it is no report
 */
export function readAdvisories(printed: string): Advisory[] {
  const parsed = report.safeParse(parseJson(printed))
  if (!parsed.success) {
    const { message } = z
      .object({ message: z.string() })
      .catch({ message: printed })
      .parse(parseJson(printed))
    throw new AdvisoriesUnanswered(message.split('\n')[0]?.slice(0, 200) || 'no answer')
  }
  const all = Object.values(parsed.data.vulnerabilities).flatMap(({ via: reasons }) =>
    reasons.flatMap((reason) => (typeof reason === 'string' ? [] : [reason])),
  )
  const known = new Map(
    all.map(({ name, url, title, severity }) => [
      `${name} ${url}`,
      { package: name, url, title, severity },
    ]),
  )
  return [...known.values()]
}

/** Those that no exception is made for on that day. */
export function findUnexcused(
  advisories: readonly Advisory[],
  made: Exceptions,
  today: Temporal.PlainDate,
): Advisory[] {
  const holds = made.filter(({ until }) => Temporal.PlainDate.compare(today, until) <= 0)
  return advisories.filter(
    (advisory) =>
      !holds.some((one) => one.package === advisory.package && one.url === advisory.url),
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
