import type { Aggregate, Expression, Named } from '../../../contract/relation.ts'
import type { Schema } from '../schema.ts'
import type { Bind } from './expression.ts'
import { aggregateSql, quantileSql } from './expression.ts'

/**
 * The aggregates of one SELECT. Quantiles of the same column are places in one list, which the engine computes once: five
 * of 3M rows take 0.35 CPU seconds so, 0.67 each for itself.
 */
export function aggregatesSql(measures: readonly Named<Aggregate>[], schema: Schema, bind: Bind): string[] {
  const shares = new Map<string, number[]>()
  for (const { value } of measures) {
    const [id, p] = [columnOf(value), shareOf(value)]
    if (id === null || p === null) continue
    const known = shares.get(id) ?? []
    shares.set(id, known.includes(p) ? known : [...known, p])
  }
  return measures.map(({ value }) => {
    const [id, p] = [columnOf(value), shareOf(value)]
    const all = id === null ? [] : (shares.get(id) ?? [])
    if (value.arg === undefined || p === null || all.length < 2) return aggregateSql(value, schema, bind)
    return `${quantileSql(value.arg, all, schema, bind)}[${all.indexOf(p) + 1}]`
  })
}

/** Only then the two expressions have the same text: nothing in them is bound. */
function columnOf({ arg, where }: Aggregate): string | null {
  return where === undefined ? idOf(arg) : null
}

function idOf(arg: Expression | undefined): string | null {
  return arg?.kind === 'column' ? arg.id : null
}

function shareOf({ fn, p }: Aggregate): number | null {
  if (fn === 'median') return 0.5
  return fn === 'quantile' ? Number(p) : null
}
