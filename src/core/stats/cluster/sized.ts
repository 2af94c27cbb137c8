import type { SegmentModel } from '../../../contract/analysis/cluster.ts'
import type { Column } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import type { Aggregate, Expression, Named, Relation } from '../../../contract/relation.ts'
import { aggregate, call, column, derive, project } from '../../relation/build.ts'
import { asDouble, double } from '../figures.ts'
import type { MethodInput, Steps } from '../method.ts'
import { complete } from '../rows.ts'
import { withGaps } from '../sampled.ts'
import { nearestOf, scoreOf } from './labelExpression.ts'
import type { Clustering } from './lloyd.ts'
import type { Points } from './points.ts'

/** How many rows each segment has, and their means in the columns' own units. */
export interface Sized {
  sizes: readonly number[]
  means: readonly (readonly number[])[]
  inertia: number
}

/** Of points that were labelled one by one. */
export function sizedByLabels(
  { X, n, d }: Points,
  { k, labels, inertia }: Pick<Clustering, 'k' | 'labels' | 'inertia'>,
): Sized {
  const sizes = new Array<number>(k).fill(0)
  const sums = Array.from({ length: k }, () => new Array<number>(d).fill(0))
  for (let i = 0; i < n; i++) {
    const label = labels[i] ?? 0
    const own = sums[label]
    if (!own) continue
    sizes[label] = (sizes[label] ?? 0) + 1
    for (let f = 0; f < d; f++) own[f] = (own[f] ?? 0) + (X[i * d + f] ?? 0)
  }
  return { sizes, means: sums.map((own, j) => own.map(sum => sum / Math.max(1, sizes[j] ?? 0))), inertia }
}

/** Of all rows of a table, in one pass of the engine. */
export function* sizedByEngine(input: MethodInput, model: SegmentModel, columns: readonly Column[]): Steps<Sized> {
  const [table] = yield [{ relation: sizesRelation(complete(input.rows, withGaps(columns)), model, columns) }]
  const byLabel = new Map((table?.data[0] ?? []).map((label, i) => [Number(label), i]))
  const at = (j: number, place: number) => valueAt(table, place, byLabel.get(j + 1))
  const ks = model.centroids.map((_, j) => j)
  return {
    sizes: ks.map(j => at(j, 1)),
    means: ks.map(j => columns.map((_, f) => at(j, 3 + f))),
    inertia: ks.reduce((sum, j) => sum + at(j, 2), 0),
  }
}

function valueAt(table: ResultTable | undefined, place: number, i: number | undefined): number {
  return i === undefined ? 0 : Number(table?.data[place]?.[i] ?? 0)
}

function sizesRelation(rows: Relation, model: SegmentModel, columns: readonly Column[]): Relation {
  const cells = project(
    rows,
    columns.map(of => ({ as: of.id, value: asDouble(of) })),
  )
  const doubles = new Map(columns.map(of => [of.id, { ...of, type: 'double' as const }]))
  const ks = model.centroids.map((_, j) => j)
  const scored = derive(
    cells,
    ks.map(j => ({ as: `s${j}`, value: scoreOf(model, j, doubles) })),
  )
  const scores = ks.map(j => column(`s${j}`))
  const length = columns.reduce<Expression>((sum, { id }, f) => {
    const moved = call('subtract', column(id), double(model.centres[f] ?? 0))
    const z = call('multiply', moved, double(1 / (model.scales[f] ?? 1)))
    return call('add', sum, call('multiply', z, z))
  }, double(0))
  const labelled = derive(scored, [
    { as: 'label', value: nearestOf(scores) },
    { as: 'distance', value: call('add', length, call('least', ...scores)) },
  ])
  const measure = (as: string, fn: Aggregate['fn'], arg?: Expression): Named<Aggregate> => ({
    as,
    value: { fn, ...(arg && { arg }) },
  })
  return aggregate(
    labelled,
    [{ as: 'group', value: column('label') }],
    [
      measure('size', 'count'),
      measure('inertia', 'sum', column('distance')),
      ...columns.map((of, f) => measure(`m${f}`, 'mean', column(of.id))),
    ],
  )
}
