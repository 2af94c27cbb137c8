import type { Named, Relation, Scan } from '../../../contract/relation.ts'
import { column, project } from '../build.ts'
import type { RelationColumn, Schema } from '../schema.ts'
import { columnsOf, schemaOf } from '../schema.ts'
import { sharedTables } from '../shared.ts'
import type { Block } from './block.ts'
import { bare, blockSql, wrap } from './block.ts'
import type { Bind } from './expression.ts'
import { expressionSql, orderSql, quote, windowSql } from './expression.ts'
import { isPage, pageBlock } from './page.ts'
import { aggregatesSql } from './quantile.ts'
import { sampleKeySql } from './sampleKey.ts'
import { topSql } from './top.ts'

/** Part of every cache key: raise it when the same relation compiles to something that may answer differently. */
export const COMPILER_VERSION = 2

/** One SELECT with its values apart, and the columns it yields in order. */
export interface Compiled {
  sql: string
  params: readonly (string | number)[]
  columns: readonly RelationColumn[]
}

export interface CompileOptions {
  /** Where a part of a scan is read from; its key when not given. */
  pathOf?: (key: string) => string
  /** Relations that have been computed already, with the SELECT that reads them. */
  computed?: ReadonlyMap<Relation, string>
  /** For reading, not for running: values stand in the text as literals, and `params` is empty. */
  inline?: boolean
}

/** Compiles a relation for DuckDB. Names are quoted, values bound; nothing else reaches the text. */
export function compile(relation: Relation, options: CompileOptions = {}): Compiled {
  const columns = columnsOf(relation)
  const params: (string | number)[] = []
  const bind: Bind = options.inline === true ? inlined : value => `$${params.push(value)}`
  const dialect = new Writer(bind, options.pathOf ?? (key => key), options.computed ?? new Map())
  const whole = shaped(relation, columns)
  const tables = sharedTables(whole).map(table => dialect.share(table))
  const sql = blockSql(dialect.block(whole))
  return { sql: tables.length === 0 ? sql : `WITH ${tables.join(',\n')}\n${sql}`, params, columns }
}

function inlined(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`
}

/** A relation that passes its leaf's columns through names them, so that the file's own order does not matter. */
function shaped(relation: Relation, columns: readonly RelationColumn[]): Relation {
  const leaf = passedThrough(relation)
  if (leaf.op !== 'scan' && leaf.op !== 'join') return relation
  return project(
    relation,
    columns.map(({ id, name }) => ({ as: id, value: column(id), name })),
  )
}

function passedThrough(relation: Relation): Relation {
  const passes = relation.op === 'filter' || relation.op === 'sort' || relation.op === 'limit'
  return passes || relation.op === 'sample' ? passedThrough(relation.input) : relation
}

/** Writes each operator into the SELECT of its input where that keeps its meaning, else around it. */
class Writer {
  readonly #bind: Bind
  readonly #pathOf: (key: string) => string
  readonly #computed: ReadonlyMap<Relation, string>
  readonly #shared = new Map<Relation, string>()

  constructor(bind: Bind, pathOf: (key: string) => string, computed: ReadonlyMap<Relation, string>) {
    this.#bind = bind
    this.#pathOf = pathOf
    this.#computed = computed
  }

  /** A table that several parts of the question read: it is computed once, under a name. */
  share(table: Relation): string {
    const name = quote(`__table${this.#shared.size}`)
    const sql = this.#select(table)
    this.#shared.set(table, name)
    return `${name} AS MATERIALIZED (\n${sql}\n)`
  }

  block(relation: Relation): Block {
    const shared = this.#shared.get(relation)
    if (shared !== undefined) return bare(shared)
    const computed = this.#computed.get(relation)
    if (computed !== undefined) return wrap(computed)
    switch (relation.op) {
      case 'scan':
        return this.#scan(relation)
      case 'filter': {
        const input = this.#open(relation.input, 'where')
        return { ...input, where: [...input.where, expressionSql(relation.predicate, this.#in(relation), this.#bind)] }
      }
      case 'project':
        return this.#project(relation)
      case 'derive':
      case 'window':
        return this.#extend(relation)
      case 'aggregate':
        return this.#aggregate(relation)
      case 'sort':
        return { ...this.#open(relation.input, 'order'), order: orderSql(relation.by, this.#in(relation), this.#bind) }
      case 'limit':
        return this.#limit(relation)
      case 'sample': {
        const order = `${sampleKeySql(relation.seed)}, ${quote('_row')}`
        return wrap(blockSql({ ...this.#open(relation.input, 'order'), order, limit: this.#count(relation.rows) }))
      }
      case 'top':
        return wrap(topSql(relation, this.#in(relation), this.#bind, () => this.#select(relation.input)))
      case 'union':
        return wrap(relation.inputs.map(input => `(${this.#select(input)})`).join(' UNION ALL '))
      case 'join':
        return this.#join(relation)
    }
  }

  /** Rows that are not visible are left out in a SELECT of their own: no clause that is added later is beside it. */
  #scan(scan: Scan): Block {
    const all = bare(partsSql(scan, this.#pathOf))
    if (scan.visible === undefined) return all
    return wrap(blockSql({ ...all, where: [expressionSql(scan.visible, schemaOf(scan), this.#bind)] }))
  }

  #select(relation: Relation): string {
    return blockSql(this.block(relation))
  }

  #in(relation: { input: Relation }): Schema {
    return schemaOf(relation.input)
  }

  /** The input's SELECT if the clause can still be added to it, else one around it. */
  #open(input: Relation, clause: 'where' | 'order'): Block {
    const block = this.block(input)
    const isOpen =
      block.limit === null && block.order === null && (clause === 'where' ? isPlain(block) : block.group === null)
    return isOpen && !(clause === 'order' && block.columns !== null) ? block : wrap(blockSql(block))
  }

  #count(rows: number): string {
    return `CAST(${this.#bind(String(rows))} AS BIGINT)`
  }

  #named<T>(columns: readonly Named<T>[], sql: (value: T) => string): string[] {
    return columns.map(({ as, value }) => `${sql(value)} AS ${quote(as)}`)
  }

  #project(relation: Relation & { op: 'project' }): Block {
    const schema = this.#in(relation)
    const columns = () => this.#named(relation.columns, value => expressionSql(value, schema, this.#bind))
    if (isPage(relation)) return pageBlock(relation, columns(), input => this.block(input), this.#bind)
    const input = this.block(relation.input)
    const isRenaming = relation.columns.some(c => c.value.kind !== 'column' || c.value.id !== c.as)
    const isOpen = input.columns === null && input.group === null && (input.order === null || !isRenaming)
    return { ...(isOpen ? input : wrap(blockSql(input))), columns: columns() }
  }

  #extend(relation: Relation & { op: 'derive' | 'window' }): Block {
    const schema = this.#in(relation)
    const input = this.#open(relation.input, 'where')
    const added =
      relation.op === 'derive'
        ? this.#named(relation.columns, value => expressionSql(value, schema, this.#bind))
        : this.#named(relation.columns, value => windowSql(value, schema, this.#bind))
    return { ...input, columns: ['*', ...added] }
  }

  #aggregate(relation: Relation & { op: 'aggregate' }): Block {
    const schema = this.#in(relation)
    const input = this.#open(relation.input, 'where')
    const groups = this.#named(relation.groups, value => expressionSql(value, schema, this.#bind))
    const values = aggregatesSql(relation.measures, schema, this.#bind)
    const measures = relation.measures.map(({ as }, i) => `${values[i]} AS ${quote(as)}`)
    const group = groups.map((_, i) => String(i + 1)).join(', ')
    return { ...input, columns: [...groups, ...measures], group }
  }

  #limit(relation: Relation & { op: 'limit' }): Block {
    const input = this.block(relation.input)
    const open = input.limit === null ? input : wrap(blockSql(input))
    return {
      ...open,
      limit: this.#count(relation.limit),
      offset: relation.offset === 0 ? null : this.#count(relation.offset),
    }
  }

  #join(relation: Relation & { op: 'join' }): Block {
    const on = relation.on.map(({ left, right }) => `l.${quote(left)} = r.${quote(right)}`).join(' AND ')
    const kind = relation.kind === 'inner' ? 'INNER' : 'LEFT'
    return bare(`(${this.#select(relation.left)}) l ${kind} JOIN (${this.#select(relation.right)}) r ON ${on}`)
  }
}

function isPlain(block: Block): boolean {
  return block.columns === null && block.group === null
}

/** Paths cannot be bound here; they are our own, and quoted. DuckDB takes a file that exists for no pattern. */
function partsSql(scan: Scan, pathOf: (key: string) => string): string {
  const paths = scan.parts.map(key => `'${pathOf(key).replaceAll("'", "''")}'`)
  return paths.length === 1 ? `read_parquet(${paths[0]})` : `read_parquet([${paths.join(', ')}], union_by_name = true)`
}
