import type { Relation } from '../../contract/relation.ts'
import type { Compiled } from '../../core/relation/dialects/duckdb.ts'
import { compile } from '../../core/relation/dialects/duckdb.ts'
import { compilePass, memberSql } from '../../core/relation/dialects/pass.ts'
import type { Fusion } from '../../core/relation/fuse.ts'
import type { RawTable, Statement } from './protocol.ts'
import type { Answers, Question } from './question.ts'

const FUSED = '__fused'

export interface BatchOptions {
  pathOf: (key: string) => string
  maxRows: number
}

/** Statements for one engine process, and how their tables answer the questions they are made of. */
export interface Batch {
  statements: readonly Statement[]
  answersOf: (tables: readonly RawTable[]) => Answers[]
}

/** One question on its own. */
export function single(question: Question, options: BatchOptions): Batch {
  const batch = new Builder(options)
  batch.ask(question, new Map())
  return batch.build()
}

/** Questions over the same rows: one pass over them into a small table, then each question over its own groups. */
export function fused({ pass, members }: Fusion, questions: readonly Question[], options: BatchOptions): Batch {
  const batch = new Builder(options)
  const { sql, params } = compilePass(pass, { pathOf: options.pathOf })
  batch.effect({ sql: `CREATE OR REPLACE TEMP TABLE "${FUSED}" AS\n${sql}`, params })
  for (const member of members) {
    const question = questions[member.index]
    if (question !== undefined) batch.ask(question, new Map([[member.aggregation, memberSql(member, pass, FUSED)]]))
  }
  batch.effect({ sql: `DROP TABLE "${FUSED}"`, params: [] })
  return batch.build()
}

interface Places {
  result: number
  counts: number[]
}

class Builder {
  readonly #options: BatchOptions
  readonly #statements: Statement[] = []
  /** Statement text and values to the place of its table: questions over the same rows share their counts. */
  readonly #asked = new Map<string, number>()
  readonly #places: Places[] = []

  constructor(options: BatchOptions) {
    this.#options = options
  }

  ask({ tallied, bill }: Question, computed: ReadonlyMap<Relation, string>): void {
    const { pathOf, maxRows } = this.#options
    this.#places.push({
      counts: bill.counts.map(count => this.#read(compile(count, { pathOf }), 1)),
      result: this.#read(compile(tallied, { pathOf, computed }), maxRows),
    })
  }

  effect(statement: Statement): void {
    this.#statements.push(statement)
  }

  build(): Batch {
    const places = this.#places
    return {
      statements: this.#statements,
      answersOf: tables =>
        places.map(({ result, counts }) => ({
          result: at(tables, result),
          totals: null,
          counts: counts.map(place => at(tables, place)),
        })),
    }
  }

  #read({ sql, params }: Compiled, maxRows: number): number {
    const key = JSON.stringify([sql, params, maxRows])
    const place = this.#asked.get(key) ?? this.#asked.size
    if (!this.#asked.has(key)) this.#statements.push({ sql, params, maxRows })
    this.#asked.set(key, place)
    return place
  }
}

function at(tables: readonly RawTable[], place: number): RawTable {
  const table = tables[place]
  if (table === undefined) throw new Error(`the engine answered ${tables.length} tables, none at ${place}`)
  return table
}
