import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type DeleteQueryNode,
  type InsertQueryNode,
  type OperationNode,
  OperatorNode,
  ParensNode,
  ReferenceNode,
  type SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  ValueNode,
} from 'kysely'

const isSelect = (node: OperationNode): node is SelectQueryNode => node.kind === 'SelectQueryNode'
export const isInsert = (node: OperationNode): node is InsertQueryNode =>
  node.kind === 'InsertQueryNode'
const isUpdate = (node: OperationNode): node is UpdateQueryNode => node.kind === 'UpdateQueryNode'
const isDelete = (node: OperationNode): node is DeleteQueryNode => node.kind === 'DeleteQueryNode'

/** Whether a part of a query is one of its own, which names its own tables. */
export const isQuery = ({ kind }: OperationNode): boolean => kind.endsWith('QueryNode')

export function columnName(node: OperationNode): string | undefined {
  if (ColumnNode.is(node)) return node.column.name
  return ReferenceNode.is(node) && ColumnNode.is(node.column) ? node.column.column.name : undefined
}

/** Also of a table under another name. */
export function tableName(node: OperationNode | undefined): string | undefined {
  if (!node) return undefined
  if (AliasNode.is(node)) return tableName(node.node)
  return TableNode.is(node) ? node.table.identifier.name : undefined
}

/** The table whose rows a query inserts or updates. */
export function tableWritten(query: OperationNode): string | undefined {
  if (isUpdate(query)) return tableName(query.table)
  return isInsert(query) ? tableName(query.into) : undefined
}

/** The tables that an unqualified column of a query may be of. */
export function listTables(query: OperationNode): string[] {
  const nodes: (OperationNode | undefined)[] = []
  if (isSelect(query) || isDelete(query)) nodes.push(...(query.from?.froms ?? []))
  if (isSelect(query) || isDelete(query) || isUpdate(query)) {
    nodes.push(...(query.joins ?? []).map(({ table }) => table))
  }
  const written = tableWritten(query)
  const read = nodes.map(tableName).filter((name) => name !== undefined)
  return written === undefined ? read : [written, ...read]
}

/** The values that an update's condition demands of columns, where it names exactly one each. */
export function readEqualities(query: OperationNode): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>()
  const visit = (node: OperationNode | undefined): void => {
    if (!node) return
    if (ParensNode.is(node)) visit(node.node)
    if (AndNode.is(node)) {
      visit(node.left)
      visit(node.right)
    }
    if (!BinaryOperationNode.is(node) || !OperatorNode.is(node.operator)) return
    const column = columnName(node.leftOperand)
    const isEquality = node.operator.operator === '=' && ValueNode.is(node.rightOperand)
    if (column && isEquality) found.set(column, node.rightOperand.value)
  }
  visit(isUpdate(query) ? query.where?.where : undefined)
  return found
}
