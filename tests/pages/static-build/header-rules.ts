/** What a `_headers` file says, as static hosts read it: header lines in lower case, by path. */
export function readHeaderRules(file: string): ReadonlyMap<string, readonly string[]> {
  const rules = new Map<string, string[]>()
  for (const line of file.trimEnd().split('\n')) {
    if (line.startsWith('/')) rules.set(line, [])
    else [...rules.values()].at(-1)?.push(line.trim().toLowerCase())
  }
  return rules
}
