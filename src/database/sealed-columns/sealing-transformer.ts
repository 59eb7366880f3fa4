import {
  BinaryOperationNode,
  type ColumnUpdateNode,
  type InsertQueryNode,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  PrimitiveValueListNode,
  type QueryId,
  type ReferenceNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
} from 'kysely'
import type { KeyRing } from './key-ring.ts'
import {
  columnName,
  isQuery,
  listTables,
  readEqualities,
  tableName,
  tableWritten,
} from './read-query.ts'
import { indexText, sealText } from './seal-text.ts'
import {
  isSealedTable,
  SEALED_TABLES,
  type SealedTableName,
  tableOfColumn,
  tableOfIndex,
} from './sealed-tables.ts'

/** A query does with an encrypted column what can't be done with one. */
export class SealedColumnMisused extends Error {
  override name = 'SealedColumnMisused'
}

/** Rewrites queries on sealed tables: values to be written, and look-ups. */
export class SealingTransformer extends OperationNodeTransformer {
  readonly #ring: KeyRing

  constructor(ring: KeyRing) {
    super()
    this.#ring = ring
  }

  protected override transformInsertQuery(
    node: InsertQueryNode,
    queryId?: QueryId,
  ): InsertQueryNode {
    const table = sealedTableOf(node)
    const written = table ? { ...node, values: this.#sealValues(table, node) } : node
    return super.transformInsertQuery(written, queryId)
  }

  protected override transformColumnUpdate(
    node: ColumnUpdateNode,
    queryId?: QueryId,
  ): ColumnUpdateNode {
    const query = this.nodeStack.findLast(isQuery)
    const table = query && sealedTableOf(query)
    const column = columnName(node.column)
    if (!query || !table || !column || !isHidden(table, column)) {
      return super.transformColumnUpdate(node, queryId)
    }
    if (!ValueNode.is(node.value)) throw misused(table, column, 'set to something computed')
    const demanded = readEqualities(query)
    const row = () => SEALED_TABLES[table].row.map((name) => demanded.get(name))
    const value = ValueNode.create(this.#hide(table, column, node.value.value, row))
    return super.transformColumnUpdate({ ...node, value }, queryId)
  }

  protected override transformBinaryOperation(
    node: BinaryOperationNode,
    queryId?: QueryId,
  ): BinaryOperationNode {
    const { leftOperand, operator, rightOperand } = node
    const column = columnName(leftOperand)
    const isLookUp =
      column !== undefined &&
      tableOfIndex(column) !== undefined &&
      OperatorNode.is(operator) &&
      operator.operator === '=' &&
      ValueNode.is(rightOperand) &&
      typeof rightOperand.value === 'string'
    if (!isLookUp) return super.transformBinaryOperation(node, queryId)
    const wanted = PrimitiveValueListNode.create(this.#listForms(column, rightOperand.value))
    return BinaryOperationNode.create(leftOperand, OperatorNode.create('in'), wanted)
  }

  protected override transformReference(node: ReferenceNode, queryId?: QueryId): ReferenceNode {
    const column = columnName(node)
    const table = column && (tableOfColumn(column) ?? tableOfIndex(column))
    if (table && this.#isOf(node, table) && !this.#isSelected()) {
      throw misused(table, column, 'compared, grouped or ordered by')
    }
    return super.transformReference(node, queryId)
  }

  /** Every form in which a value may be stored: under each key, and in the clear. */
  #listForms(column: string, value: string): string[] {
    return [...[...this.#ring.keys.values()].map((key) => indexText(key, value, column)), value]
  }

  #sealValues(table: SealedTableName, { columns, values }: InsertQueryNode): OperationNode {
    if (!values || !columns || !ValuesNode.is(values)) {
      throw new SealedColumnMisused(`Rows of ${table} are encrypted, so write them value by value`)
    }
    const names = columns.map(({ column }) => column.name)
    const rows = values.values.map((list) => {
      const plain = list.values.map((value) =>
        ValueListNode.is(list) && isValue(value) ? value.value : value,
      )
      const row = () => SEALED_TABLES[table].row.map((name) => plain[names.indexOf(name)])
      const hidden = plain.map((value, index) => {
        const column = names[index] ?? ''
        return isHidden(table, column) ? this.#hide(table, column, value, row) : value
      })
      if (!ValueListNode.is(list)) return PrimitiveValueListNode.create(hidden)
      // Defaults and what is computed stay as they are.
      const nodes = list.values.map((node, index) =>
        ValueNode.is(node) ? ValueNode.create(hidden[index]) : node,
      )
      return ValueListNode.create(nodes)
    })
    return ValuesNode.create(rows)
  }

  /** What to write for a value. Nothing says as much in the clear: what was erased stays empty. */
  #hide(table: SealedTableName, column: string, value: unknown, row: () => unknown[]): unknown {
    const key = this.#ring.writer
    if (!key || value === null || value === undefined || value === '') return value
    if (typeof value !== 'string') throw misused(table, column, 'set to what is no text')
    if (tableOfIndex(column)) return indexText(key, value, column)
    const ids = row().map((id) => {
      if (typeof id === 'string') return id
      throw misused(table, column, 'written without saying which row it belongs to')
    })
    return sealText(key, value, { table, column, row: ids })
  }

  #isOf(node: ReferenceNode, table: SealedTableName): boolean {
    if (node.table) return tableName(node.table) === table
    const query = this.nodeStack.findLast(isQuery)
    return query !== undefined && listTables(query).includes(table)
  }

  #isSelected(): boolean {
    const since = this.nodeStack.findLastIndex(isQuery)
    return this.nodeStack.slice(since + 1).some(({ kind }) => kind === 'SelectionNode')
  }
}

const misused = (table: string, column: string, how: string) =>
  new SealedColumnMisused(`${table}.${column} is encrypted and can’t be ${how}`)

const isValue = (value: unknown): value is ValueNode =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'ValueNode'

const isHidden = (table: SealedTableName, column: string) =>
  tableOfColumn(column) === table || tableOfIndex(column) === table

function sealedTableOf(query: OperationNode): SealedTableName | undefined {
  const name = tableWritten(query)
  return name !== undefined && isSealedTable(name) ? name : undefined
}
