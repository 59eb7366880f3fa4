import { resolve } from 'node:path'

/** Where the local Studio is, and what it works with. */
export interface StudioSettings {
  readonly port: number
  /** Absolute path of the built Studio. */
  readonly outDir: string
  /** Origin of the local lake. */
  readonly lakeUrl: string
  /** Address of the readers' site. */
  readonly siteUrl: string
}

/**
 * Reads the settings from environment variables; an empty one counts as not set. A relative
 * `DATA_DIR` is under `root`. Throws an Error that names the variable that can't be used.
 */
export function readSettings(environment: NodeJS.ProcessEnv, root: string): StudioSettings {
  const readPort = (name: string, otherwise: number): number => {
    const value = environment[name]
    if (!value) return otherwise
    const port = Number(value)
    if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
    throw new Error(`${name} must be a port number from 0 to 65535, not “${value}”.`)
  }
  const siteUrl = environment['SITE_URL'] || `http://localhost:${readPort('PORT', 4321)}`
  if (!URL.canParse(siteUrl)) {
    throw new Error(`SITE_URL must be an address such as https://example.org, not “${siteUrl}”.`)
  }
  return {
    port: readPort('STUDIO_PORT', 3333),
    outDir: resolve(root, environment['DATA_DIR'] || '.data', 'studio'),
    lakeUrl: `http://localhost:${readPort('LAKE_PORT', 3900)}`,
    siteUrl,
  }
}
