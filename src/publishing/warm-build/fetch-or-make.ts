import { inSlices } from '../../content/in-slices.ts'
import type { KeptFiles } from './kept-files.ts'

const AT_ONCE = 16

/**
 * Puts each file into the folder: as an earlier build left it, else as `make` makes it, one after
 * the other. Returns how many had to be made.
 */
export async function fetchOrMake(
  paths: Iterable<string>,
  folder: string,
  { kept, make }: { kept: KeptFiles; make: (path: string) => Promise<void> },
): Promise<number> {
  const missing: string[] = []
  for (const some of inSlices([...paths], AT_ONCE)) {
    await Promise.all(
      some.map(async (path) => {
        if (!(await kept.fetch(path, folder))) missing.push(path)
      }),
    )
  }
  for (const path of missing) {
    await make(path)
    await kept.keep(path, folder)
  }
  await kept.removeOld()
  return missing.length
}
