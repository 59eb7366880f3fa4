const MINUTE_MS = 60_000

/** `28 minutes`, `about 23 hours`: what is left of a hold or an offer, given in milliseconds. */
export function describeTimeLeft(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE_MS)
  if (minutes < 1) return 'less than a minute'
  if (minutes === 1) return '1 minute'
  if (minutes < 100) return `${minutes} minutes`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `about ${hours} hours` : `about ${Math.round(hours / 24)} days`
}
