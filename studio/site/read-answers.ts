/** Why a document's newest version is not on the site, field by field. */
export interface SiteIssue {
  /** As a path: `sources[2].year`. */
  readonly field: string
  readonly reason: string
}

/** How a document fares on the site. */
export interface SiteStatus {
  /** Where its own page is, if it has one now. */
  readonly path: string | undefined
  /** Why its newest version is kept back; undefined when it isn't. */
  readonly problem: { readonly message: string; readonly issues: readonly SiteIssue[] } | undefined
}

/** The seats of a group, in numbers. */
export interface SeatNumbers {
  readonly capacity: number
  readonly taken: number
  readonly waiting: number
  /** `open`, `full`, `closed` or `started`. */
  readonly status: string
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function readIssue(value: unknown): SiteIssue[] {
  if (!isRecord(value)) return []
  const { field, reason } = value
  return typeof field === 'string' && typeof reason === 'string' ? [{ field, reason }] : []
}

/** Reads the site's answer about a document; undefined when it isn't one. */
export function readSiteStatus(answer: unknown): SiteStatus | undefined {
  if (!isRecord(answer) || typeof answer['id'] !== 'string') return undefined
  const { path, problem } = answer
  return {
    path: typeof path === 'string' ? path : undefined,
    problem: isRecord(problem)
      ? {
          message: typeof problem['message'] === 'string' ? problem['message'] : '',
          issues: Array.isArray(problem['issues']) ? problem['issues'].flatMap(readIssue) : [],
        }
      : undefined,
  }
}

/** Reads the site's answer about a group; undefined when it isn't one. */
export function readSeatNumbers(answer: unknown): SeatNumbers | undefined {
  if (!isRecord(answer)) return undefined
  const { capacity, seatsLeft, waiting, status } = answer
  if (typeof capacity !== 'number' || typeof seatsLeft !== 'number') return undefined
  return {
    capacity,
    // Seats promised to those in line don't count as free.
    taken: Math.min(capacity, Math.max(0, capacity - seatsLeft)),
    waiting: typeof waiting === 'number' ? waiting : 0,
    status: typeof status === 'string' ? status : 'open',
  }
}
