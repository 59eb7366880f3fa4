/**
 * The one form of an address used for look-up and index: composed Unicode, no outer spaces, lower
 * case. Dots and `+tags` stay, because only the mail host knows what they mean.
 */
export function normalizeEmail(address: string): string {
  return address.normalize('NFC').trim().toLowerCase()
}
