import { resolve } from 'node:path'
import { isLoopback } from './http/listen-on.ts'

/** The flag without which no other machine is let in. */
const EXPOSE = '--let-everyone-in'

export type LakeSettings = {
  /** 0 for any free port. */
  port: number
  /** Absolute path of the folder that holds everything. */
  folder: string
  host: string
  /** What to warn of when other machines are let in; undefined when none is. */
  danger: string | undefined
}

/** A variable or a flag is not as it has to be; the message says what to do. */
export class LakeSettingsInvalid extends Error {
  override readonly name = 'LakeSettingsInvalid'
}

/**
 * Reads the environment and the command line; empty variables count as left out.
 * @param root what `DATA_DIR` is relative to
 * @throws LakeSettingsInvalid
 */
export function readLakeSettings(
  environment: { readonly [name: string]: string | undefined },
  flags: readonly string[],
  root: string,
): LakeSettings {
  const { LAKE_PORT, DATA_DIR, LAKE_HOST } = environment
  const port = /^\d{1,5}$/.test(LAKE_PORT || '3900') ? Number(LAKE_PORT || '3900') : Number.NaN
  if (!(port <= 65_535)) {
    throw new LakeSettingsInvalid('LAKE_PORT must be a port number from 0 to 65535.')
  }
  const host = LAKE_HOST || 'localhost'
  const settings = { port, host, folder: resolve(root, DATA_DIR || '.data') }
  if (isLoopback(host)) return { ...settings, danger: undefined }
  const danger = `LAKE_HOST=${host} lets every machine that can reach this one in. The lake knows no passwords: whoever gets in can read drafts, change and delete everything, and fill the disk; and nothing is encrypted on the way.`
  if (flags.includes(EXPOSE)) return { ...settings, danger }
  throw new LakeSettingsInvalid(
    `${danger}\nLeave LAKE_HOST out, or start with ${EXPOSE} if you mean it.`,
  )
}
