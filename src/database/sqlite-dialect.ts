import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { createPatience, type Patience } from './patience.ts'

export interface SqliteConnections {
  /** The one that writes: held by one transaction at a time. */
  writer: SqliteDatabase
  /** Another on the same file, for what is read outside of transactions. */
  reader: SqliteDatabase
  /** Milliseconds to wait for another process's lock. */
  lockTimeout: number
}

/**
 * SQLite for a server that must go on answering: waiting for another process's lock leaves the
 * thread free, and what is only read waits for no transaction.
 */
export function createSqliteDialect(connections: SqliteConnections): Dialect {
  return {
    createAdapter: () => new ReadingBesideAdapter(),
    createDriver: () => new SqliteLanesDriver(connections),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/** The driver itself puts writers in line; Kysely would put readers in it too. */
class ReadingBesideAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

const BEGIN = CompiledQuery.raw('begin')
const COMMIT = CompiledQuery.raw('commit')
const ROLL_BACK = CompiledQuery.raw('rollback')

class SqliteLanesDriver implements Driver {
  readonly #connections: SqliteConnections
  readonly #takeTurn = createTurns()
  readonly #writing: Patience
  readonly #reading: Patience

  constructor(connections: SqliteConnections) {
    this.#connections = connections
    this.#writing = createPatience(connections.lockTimeout)
    this.#reading = createPatience(connections.lockTimeout)
  }

  async init(): Promise<void> {
    // Opened already.
  }

  async acquireConnection(): Promise<Lane> {
    const { writer, reader } = this.#connections
    return new Lane({
      takeTurn: this.#takeTurn,
      write: (query) => this.#writing(() => runStatement(writer, query)),
      read: (query) => this.#reading(() => runStatement(reader, query)),
    })
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(BEGIN)
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(COMMIT)
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(ROLL_BACK)
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof Lane) connection.release()
  }

  async destroy(): Promise<void> {
    this.#connections.reader.close()
    this.#connections.writer.close()
  }
}

type Run = (query: CompiledQuery) => Promise<QueryResult<unknown>>

/** What one user of the database has until it is given back: at first only a place to read. */
class Lane implements DatabaseConnection {
  readonly #file: { takeTurn: TakeTurn; write: Run; read: Run }
  #endTurn: (() => void) | undefined

  constructor(file: { takeTurn: TakeTurn; write: Run; read: Run }) {
    this.#file = file
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>>
  async executeQuery(query: CompiledQuery): Promise<QueryResult<unknown>> {
    if (!this.#endTurn) {
      if (SelectQueryNode.is(query.query)) return await this.#file.read(query)
      this.#endTurn = await this.#file.takeTurn()
    }
    return await this.#file.write(query)
  }

  // biome-ignore lint/correctness/useYield: nothing here is large enough to be read in pieces
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Reading in pieces is not supported')
  }

  release(): void {
    this.#endTurn?.()
    this.#endTurn = undefined
  }
}

function runStatement(database: SqliteDatabase, query: CompiledQuery): QueryResult<unknown> {
  const statement = database.prepare(query.sql)
  if (statement.reader) return { rows: statement.all(query.parameters) }
  const { changes, lastInsertRowid } = statement.run(query.parameters)
  return {
    insertId: BigInt(lastInsertRowid),
    numAffectedRows: BigInt(changes),
    rows: [],
  }
}

type TakeTurn = () => Promise<() => void>

/** One after the other, in the order in which they asked; each ends its own turn. */
function createTurns(): TakeTurn {
  let last = Promise.resolve()
  return async () => {
    const before = last
    const turn = Promise.withResolvers<void>()
    last = turn.promise
    await before
    return turn.resolve
  }
}
