import {
  type KyselyPlugin,
  PrimitiveValueListNode,
  type RootOperationNode,
  ValuesNode,
} from 'kysely'
import type { KeyRing } from './key-ring.ts'
import { openRow } from './open-row.ts'
import { isInsert, tableWritten } from './read-query.ts'
import { isSealedTable } from './sealed-tables.ts'
import { SealingTransformer } from './sealing-transformer.ts'

/**
 * Encrypts sealed columns on their way into the database and decrypts them on their way out, so
 * that nobody between knows of it. Look-ups by address find rows under every key, and in the clear.
 */
export function createSealingPlugin(ring: KeyRing): KyselyPlugin {
  let transformer = new SealingTransformer(ring)
  return {
    transformQuery({ node, queryId }) {
      if (isPlainInsert(node)) return node
      try {
        return transformer.transformNode(node, queryId)
      } catch (cause) {
        // It remembers where in the query it stopped.
        transformer = new SealingTransformer(ring)
        throw cause
      }
    },
    async transformResult({ result }) {
      if (result.rows.length === 0) return result
      return { ...result, rows: result.rows.map((row) => openRow(ring, row)) }
    },
  }
}

/** Values alone, into a table without sealed columns: most of what is written, and soon told. */
function isPlainInsert(node: RootOperationNode): boolean {
  if (!isInsert(node) || node.with || node.onConflict || node.returning) return false
  if (!node.values || !ValuesNode.is(node.values) || isSealedTable(tableWritten(node) ?? '')) {
    return false
  }
  return node.values.values.every(PrimitiveValueListNode.is)
}
