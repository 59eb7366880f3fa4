import { z } from 'zod'
import { readVariables } from '../environment.ts'

const environment = z.object({
  WEBHOOK_SECRET: z.string('is missing').min(16, 'must have 16 characters or more'),
  WEBHOOK_PORT: z.coerce.number().int().min(0).max(65_535).default(4325),
  HOST: z.string().default('localhost'),
  OUT_DIR: z.string().default('dist'),
  AFTER_BUILD: z.string().optional(),
})

/** What `npm run rebuild` is told by its environment. @throws Error that names what is wrong */
export function readRebuildSettings(variables: Readonly<Record<string, string | undefined>>) {
  const set = readVariables(environment, variables)
  return {
    secret: set.WEBHOOK_SECRET,
    port: set.WEBHOOK_PORT,
    host: set.HOST,
    outDir: set.OUT_DIR,
    afterBuild: set.AFTER_BUILD,
  }
}
