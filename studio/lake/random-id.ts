import { randomBytes } from 'node:crypto'

/** An unguessable identifier of 22 letters and digits, safe as a document id and in a URL. */
export function randomId(): string {
  // Ids must not start with a dash nor contain one at the edges, so the two symbols are mapped.
  return randomBytes(17)
    .toString('base64url')
    .replaceAll('-', 'x')
    .replaceAll('_', 'y')
    .slice(0, 22)
}
