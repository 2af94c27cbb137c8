import type { Expression, Relation } from '../../../contract/relation.ts'
import { aggregate, call, column, derive, project } from '../../relation/build.ts'
import { double, figuresOf } from '../figures.ts'
import type { Steps } from '../method.ts'

/** So many classes of the linear sum are told apart: rows of one class count as tied. */
const CLASSES = 2 ** 20

/**
 * The area under the curve of hits against false alarms over all rows, in one pass: rows are put into a million classes
 * of their linear sum `eta`, even in the number of rows where `centre` and `spread` describe them, and classes are ranked
 * as ties. What stands in one class together moves the area by its share of pairs at most, far below what is shown.
 *
 * @param rows  with `y` (one or zero) and `eta`
 */
export function* areaOfAll(rows: Relation, { centre, spread }: { centre: number; spread: number }): Steps<number> {
  const [table] = yield [{ relation: areaRelation(rows, { centre, spread }) }]
  const figure = figuresOf(table)
  const [ranks, positives, n] = [figure('ranks') ?? 0, figure('positives') ?? 0, figure('n') ?? 0]
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (n - positives))
}

function areaRelation(rows: Relation, { centre, spread }: { centre: number; spread: number }): Relation {
  const standard = call('multiply', call('subtract', column('eta'), double(centre)), double(-1.702 / (spread || 1)))
  const within = call('least', call('greatest', standard, double(-700)), double(700))
  const placed = derive(
    project(rows, [
      { as: 'y', value: column('y') },
      { as: 'at', value: within },
    ]),
    [{ as: 'tail', value: call('exp', column('at')) }],
  )
  const place = call('floor', call('divide', double(CLASSES), call('add', column('tail'), double(1))))
  const classes = aggregate(
    placed,
    [{ as: 'class', value: place }],
    [
      { as: 'rows', value: { fn: 'count' } },
      { as: 'hits', value: { fn: 'sum', arg: column('y') } },
    ],
  )
  const ranked: Relation = {
    op: 'window',
    input: classes,
    columns: [
      {
        as: 'below',
        value: {
          fn: 'sum',
          arg: column('rows'),
          partitionBy: [],
          orderBy: [{ by: column('class'), direction: 'asc' }],
        },
      },
    ],
  }
  const asDouble = (id: string): Expression => ({ kind: 'cast', type: 'double', arg: column(id) })
  // Up to this class, less half of it: the middle rank of its rows.
  const half = call('divide', call('subtract', asDouble('rows'), double(1)), double(2))
  const middle = call('subtract', asDouble('below'), half)
  return aggregate(
    ranked,
    [],
    [
      { as: 'ranks', value: { fn: 'sum', arg: call('multiply', column('hits'), middle) } },
      { as: 'positives', value: { fn: 'sum', arg: column('hits') } },
      { as: 'n', value: { fn: 'sum', arg: column('rows') } },
    ],
  )
}
