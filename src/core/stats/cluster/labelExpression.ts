import type { SegmentModel } from '../../../contract/analysis/cluster.ts'
import type { Column } from '../../../contract/column.ts'
import type { Expression } from '../../../contract/relation.ts'
import { call } from '../../relation/build.ts'
import { asDouble, double } from '../figures.ts'

type Columns = ReadonlyMap<string, Pick<Column, 'id' | 'type'>>

/**
 * The segment of a row, 1 to k, as an expression over its columns; null where one of them is missing. The nearest
 * centroid is the one with the least |c|^2 - 2 z.c, which is linear in the columns.
 */
export function labelExpression(model: SegmentModel, columns: Columns): Expression {
  return nearestOf(model.centroids.map((_, j) => scoreOf(model, j, columns)))
}

/** How near a row is to centroid j: less is nearer; comparable only between centroids. */
export function scoreOf(model: SegmentModel, j: number, columns: Columns): Expression {
  const centroid = model.centroids[j] ?? []
  const length = centroid.reduce((sum, c) => sum + c * c, 0)
  return model.columns.reduce<Expression>((sum, id, f) => {
    const column = columns.get(id)
    const value: Expression = column ? asDouble(column) : { kind: 'column', id }
    const moved = call('subtract', value, double(model.centres[f] ?? 0))
    const weight = (-2 * (centroid[f] ?? 0)) / (model.scales[f] ?? 1)
    return call('add', sum, call('multiply', moved, double(weight)))
  }, double(length))
}

/** What stands for the least score (its place, from 1), the first of equals; null when they are null. */
export function nearestOf(scores: readonly Expression[], labels?: readonly Expression[]): Expression {
  const least = scores.length > 1 ? call('least', ...scores) : (scores[0] ?? double(0))
  const cases = scores.flatMap((score, j): Expression[] => [
    call('le', score, least),
    labels?.[j] ?? { kind: 'literal', value: j + 1, type: 'integer' },
  ])
  return call('case', ...cases)
}
