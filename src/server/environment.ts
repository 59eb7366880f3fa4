import { z } from 'zod'

type Variables = Readonly<Record<string, string | undefined>>

/** Whether the address is all of its site, and not a part of it. */
function isRoot(address: string): boolean {
  const url = URL.parse(address)
  return url?.href === `${url?.origin}/`
}

/** The site's public address, as browsers name it: without a path, nor a slash at its end. */
export const siteAddress = z
  .url({
    protocol: /^https?$/,
    abort: true,
    error: 'must be an address such as https://example.org',
  })
  .refine(isRoot, 'must have no path: pages live at the root')
  .transform((address) => new URL(address).origin)

/** @throws Error that names each wrong variable and what it should be. */
export function readVariables<Schema extends z.ZodType>(
  schema: Schema,
  variables: Variables,
): z.output<Schema> {
  // An empty variable is one that is not set.
  const set = Object.entries(variables).filter(([, value]) => value !== '')
  const parsed = schema.safeParse(Object.fromEntries(set))
  if (parsed.success) return parsed.data
  const { issues } = parsed.error
  const lines = new Set(issues.map(({ path, message }) => `${String(path[0])}: ${message}`))
  throw new Error(`The environment is not right. ${[...lines].join('; ')}`)
}

const ofBuild = z.object({ SITE_URL: siteAddress.default('http://localhost:4321') })

/** The address that a static build is made for. @throws Error that says what is wrong with it */
export const readSiteUrl = (variables: Variables): string =>
  readVariables(ofBuild, variables).SITE_URL
