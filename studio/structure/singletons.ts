/** Types of which exactly one document exists, its id being the name of the type. */
const singletons: ReadonlySet<string> = new Set(['homePage', 'siteSettings'])

/** Whether `type` is a singleton. */
export function isSingleton(type: string): boolean {
  return singletons.has(type)
}
