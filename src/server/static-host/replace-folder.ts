import { access, rename, rm } from 'node:fs/promises'

/**
 * Makes a folder anew beside the one that is there, and puts it in its place only once it is whole:
 * when `make` fails, what was there stays as it was. A crash can leave the place empty only between
 * two renames; the next run then puts back what was there before it does anything else.
 * @throws what `make` throws
 */
export async function replaceFolder(
  folder: string,
  make: (next: string) => Promise<void>,
): Promise<void> {
  const [next, last] = [`${folder}.next`, `${folder}.last`]
  await putBack(last, folder)
  await remove(last)
  await remove(next)
  try {
    await make(next)
    if (await isThere(folder)) await rename(folder, last)
    await rename(next, folder)
  } catch (error) {
    await putBack(last, folder)
    // It must not hide why there is nothing new: the next run removes it too.
    await remove(next).catch(() => undefined)
    throw error
  }
  await remove(last)
}

async function putBack(last: string, folder: string): Promise<void> {
  if (!(await isThere(folder)) && (await isThere(last))) await rename(last, folder)
}

const remove = (folder: string) => rm(folder, { recursive: true, force: true })

const isThere = (folder: string) =>
  access(folder).then(
    () => true,
    () => false,
  )
