import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { instantToText } from '../clock.ts'
import { createToken, hashToken, isSameHash, readToken } from '../tokens.ts'

/** What a manage link leads to. A revoked link is an expired one to whoever has it. */
export type LinkLookup =
  | { kind: 'found'; reservationId: string }
  | { kind: 'link-expired'; reservationId: string }
  | { kind: 'link-unknown' }

export type LinkRefusal = { kind: 'link-expired' } | { kind: 'link-unknown' }

export async function findLink(
  database: Kysely<Tables>,
  token: string,
  now: Temporal.Instant,
): Promise<LinkLookup> {
  const hash = readToken(token)
  if (!hash) return { kind: 'link-unknown' }
  const link = await database
    .selectFrom('manage_links')
    .selectAll()
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  if (!link || !isSameHash(link.token_hash, hash)) return { kind: 'link-unknown' }
  const isOver = link.revoked_at !== null || link.expires_at <= instantToText(now)
  return { kind: isOver ? 'link-expired' : 'found', reservationId: link.reservation_id }
}

/** Makes a link for a mail that is about to be sent, and gives its token: the only time it exists. */
export async function createLink(
  database: Kysely<Tables>,
  link: { reservationId: string; at: string; expiresAt: string },
): Promise<string> {
  const token = createToken()
  await database
    .insertInto('manage_links')
    .values({
      token_hash: hashToken(token),
      reservation_id: link.reservationId,
      created_at: link.at,
      expires_at: link.expiresAt,
      revoked_at: null,
    })
    .execute()
  return token
}

/** Makes all links to a reservation stop working. */
export async function revokeLinks(
  transaction: Kysely<Tables>,
  reservationId: string,
  at: string,
): Promise<void> {
  await transaction
    .updateTable('manage_links')
    .set({ revoked_at: at })
    .where('reservation_id', '=', reservationId)
    .where('revoked_at', 'is', null)
    .execute()
}
