import type { Step } from '../../contract/recipe.ts'
import { column, derive } from '../relation/build.ts'
import { nearestOf, scoreOf } from '../stats/cluster/labelExpression.ts'
import { text } from './expressions.ts'
import { type Lowered, numberColumn, type Scene, withColumns } from './recipeTable.ts'
import { refuse } from './refuse.ts'

type Segment = Step & { kind: 'segment' }

/** The segment that each row is nearest to, by its name; missing where one of the columns is. */
export function segment(step: Segment, scene: Scene): Lowered {
  const columns = step.columns.map(id => numberColumn(scene, id))
  checkShape(step)
  const byId = new Map(columns.map(of => [of.id, of]))
  // Each distance is computed once, and then compared.
  const scores = step.centroids.map((_, j) => ({ as: `__segment${j}`, value: scoreOf(step, j, byId) }))
  const { table } = scene
  const over = { ...scene, table: { ...table, relation: derive(table.relation, scores) } }
  const value = nearestOf(
    scores.map(({ as }) => column(as)),
    step.names.map(text),
  )
  const added = { id: step.as, name: step.name, type: 'text' as const, scale: null, value }
  return { table: withColumns(over, [added], null) }
}

/** @throws StepRefusal unless there is a centre, a scale and a place in each centroid for each column, and a name for each centroid */
function checkShape({ columns, centres, scales, centroids, names }: Segment): void {
  const lengths = [centres.length, scales.length, ...centroids.map(centroid => centroid.length)]
  const isWhole = lengths.every(length => length === columns.length) && names.length === centroids.length
  if (!isWhole || scales.some(scale => !(scale > 0))) refuse('step.bad_segments')
}
