import type { Problem } from './problem.ts'

/** What is wrong with documents and pages; each problem is told of once, until it is another. */
export function createProblemBook(onProblem: ((problem: Problem) => void) | undefined) {
  const problems = new Map<string, Problem>()
  return {
    list: (): readonly Problem[] => [...problems.values()],
    ids: (): readonly string[] => [...problems.keys()],
    /** Notes the problem among those that a sweep or a publication found. */
    report(found: Map<string, Problem>, problem: Problem): void {
      // What is wrong with a document explains why its page fails, never the reverse.
      if (found.get(problem.documentId)?.issues && !problem.issues) return
      found.set(problem.documentId, problem)
      if (problems.get(problem.documentId)?.message !== problem.message) onProblem?.(problem)
    },
    /** Takes over what was found; of the documents that were looked at, nothing else is wrong. */
    settle(found: ReadonlyMap<string, Problem>, isLookedAt: (id: string) => boolean): void {
      for (const id of problems.keys()) if (isLookedAt(id)) problems.delete(id)
      for (const [id, problem] of found) problems.set(id, problem)
    },
  }
}
