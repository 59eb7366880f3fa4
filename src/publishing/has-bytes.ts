import { stat } from 'node:fs/promises'

/** Whether there is a file with something in it: a power cut may leave a new one empty. */
export function hasBytes(file: string): Promise<boolean> {
  return stat(file).then(
    ({ size }) => size > 0,
    () => false,
  )
}
