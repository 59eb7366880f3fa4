import { resolve } from 'node:path'
import { z } from 'zod'
import { type KeyRing, KeyRingInvalid, readKeyRing } from '../database/sealed-columns/key-ring.ts'
import { readVariables, siteAddress } from './environment.ts'
import type { GuardSettings } from './guard/guard.ts'

const port = z.coerce.number().int().min(0).max(65_535)

function parseKeys(list: string, context: z.RefinementCtx): KeyRing {
  try {
    return readKeyRing(list)
  } catch (error) {
    if (!(error instanceof KeyRingInvalid)) throw error
    context.addIssue(error.message)
    return z.NEVER
  }
}

const environment = z.object({
  PORT: port.default(4321),
  HOST: z.string().default('localhost'),
  SITE_URL: siteAddress.optional(),
  STUDIO_URL: z.url('must be an address such as https://studio.example.org').optional(),
  STUDIO_PORT: port.default(3333),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  DATABASE_ENCRYPTION_KEYS: z.string().transform(parseKeys).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/]/, 'must start with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.email('must be an e-mail address').optional(),
  /** Set by `npm start` alone. */
  DEV_MAILBOX: z.literal('1').optional(),
  MAIL_FROM_NAME: z.string().max(100).optional(),
  STAFF_EMAILS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((email) => email.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.email('must be e-mail addresses, separated by commas'))),
  PREVIEW_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
  TRUST_PROXY: z.coerce.number('must be a number of proxies').int().min(0).max(10).default(0),
  RATE_LIMITS: z.coerce.number('must be a number').min(0).max(1_000_000).default(1),
  PROOF_OF_WORK: z.enum(['auto', 'always', 'off']).default('auto'),
  METRICS_PORT: port.optional(),
  DRAIN_SECONDS: z.coerce.number().min(0).max(300).default(0),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** What the resident server is told by its environment. */
export interface Settings {
  readonly port: number
  readonly host: string
  /** The site's public address, without a path. */
  readonly siteUrl: string
  /** Origin of the Studio, whose editors' browsers may ask how their documents fare. */
  readonly studioOrigin?: string
  /** Folder of everything the server writes. */
  readonly dataFolder: string
  /** A PostgreSQL address, or the path of a SQLite file. */
  readonly databaseAddress: string
  /** What personal data in it is encrypted with; undefined for stored in the clear. */
  readonly databaseKeys?: KeyRing | undefined
  /** What preview cookies and links are signed with; undefined for a key of this installation. */
  readonly previewSecret?: string | undefined
  readonly logLevel: string
  /** Where the process tells its figures, on the loopback address alone; undefined for nowhere. */
  readonly metricsPort?: number | undefined
  /** How long `/readyz` says that the server is about to end, before it takes no more requests. */
  readonly drainSeconds?: number
  /** How many proxies of ours stand in front, and so whose word on a visitor's address counts. */
  readonly trustProxy?: number
  /** How often what may be tried; without it as often as anybody likes. */
  readonly guard?: GuardSettings
  /** Where mail is handed over; undefined for files in the data folder. */
  readonly smtpUrl: string | undefined
  /** The sender of every mail, and the organizer of every calendar entry. */
  readonly mailFrom: { readonly address: string; readonly name: string | undefined }
  /** Who may sign in at `/staff/`. */
  readonly staffEmails: readonly string[]
  /** Whether `/dev/mail/` shows what was written instead of sent. Never on a server. */
  readonly hasMailbox: boolean
}

/** @throws Error that names each wrong variable and what it should be. */
export function readSettings(variables: Record<string, string | undefined>): Settings {
  const set = readVariables(environment, variables)
  const { PORT, HOST, SITE_URL, STUDIO_URL, STUDIO_PORT, DATA_DIR, DATABASE_URL, LOG_LEVEL } = set
  const { PREVIEW_SECRET, SMTP_URL, MAIL_FROM, MAIL_FROM_NAME, STAFF_EMAILS, DEV_MAILBOX } = set
  const { TRUST_PROXY, RATE_LIMITS, PROOF_OF_WORK } = set
  if (SMTP_URL && !MAIL_FROM) {
    throw new Error('The environment is not right. MAIL_FROM: is needed with SMTP_URL')
  }
  const dataFolder = resolve(DATA_DIR)
  const siteUrl = SITE_URL ?? `http://localhost:${PORT}`
  return {
    port: PORT,
    host: HOST,
    siteUrl,
    studioOrigin: new URL(STUDIO_URL ?? `http://localhost:${STUDIO_PORT}`).origin,
    dataFolder,
    databaseAddress: DATABASE_URL ?? resolve(dataFolder, 'reservations.db'),
    databaseKeys: set.DATABASE_ENCRYPTION_KEYS,
    previewSecret: PREVIEW_SECRET,
    logLevel: LOG_LEVEL,
    metricsPort: set.METRICS_PORT,
    drainSeconds: set.DRAIN_SECONDS,
    trustProxy: TRUST_PROXY,
    guard: { rateLimits: RATE_LIMITS, proofOfWork: PROOF_OF_WORK },
    smtpUrl: SMTP_URL,
    mailFrom: {
      address: MAIL_FROM ?? `reservations@${new URL(siteUrl).hostname}`,
      name: MAIL_FROM_NAME,
    },
    staffEmails: STAFF_EMAILS,
    hasMailbox: DEV_MAILBOX === '1' && !SMTP_URL,
  }
}
