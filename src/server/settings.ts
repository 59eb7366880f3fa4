import { resolve } from 'node:path'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)

const environment = z.object({
  PORT: port.default(4321),
  HOST: z.string().default('localhost'),
  SITE_URL: z
    .url('must be an address such as https://example.org')
    .refine((url) => URL.parse(url)?.pathname === '/', 'must have no path: pages live at the root')
    .transform((url) => url.replace(/\/$/, ''))
    .optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** What the resident server is told by its environment. */
export interface Settings {
  readonly port: number
  readonly host: string
  /** The site's public address, without a path. */
  readonly siteUrl: string
  /** Folder of everything the server writes. */
  readonly dataFolder: string
  /** A PostgreSQL address, or the path of a SQLite file. */
  readonly databaseAddress: string
  readonly logLevel: string
}

/** @throws Error that names each wrong variable and what it should be. */
export function readSettings(variables: Record<string, string | undefined>): Settings {
  // An empty variable is one that is not set.
  const set = Object.entries(variables).filter(([, value]) => value !== '')
  const parsed = environment.safeParse(Object.fromEntries(set))
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(`The environment is not right. ${lines.join('; ')}`)
  }
  const { PORT, HOST, SITE_URL, DATA_DIR, DATABASE_URL, LOG_LEVEL } = parsed.data
  const dataFolder = resolve(DATA_DIR)
  return {
    port: PORT,
    host: HOST,
    siteUrl: SITE_URL ?? `http://localhost:${PORT}`,
    dataFolder,
    databaseAddress: DATABASE_URL ?? resolve(dataFolder, 'reservations.db'),
    logLevel: LOG_LEVEL,
  }
}
