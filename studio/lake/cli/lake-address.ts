/** Where the local lake answers, by the variables that `npm start` knows too; no slash at the end. */
export function lakeAddress(environment: NodeJS.ProcessEnv): string {
  const port = environment.LAKE_PORT || '3900'
  return (environment.LAKE_URL || `http://localhost:${port}`).replace(/\/+$/, '')
}

/** True when a lake answers at the address. */
export async function isLakeRunning(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/v1/ping`)
    return response.ok
  } catch {
    return false
  }
}

/** What to do when nothing answers. */
export function explainHowToStart(address: string): string {
  return `No Content Lake answers at ${address}. Start everything with "npm start", or the lake alone with "node studio/lake/main.ts"; LAKE_PORT or LAKE_URL say where it is.`
}
