import { describe, expect, test } from 'vitest'
import { buildColumn, buildMeasure } from '../../../../test/factories/column.ts'
import type { Scalar } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import { say } from '../../words/say.ts'
import { byId } from '../measureName.ts'
import { distributions } from '../recommend/distribution.ts'
import { keyFigures } from '../recommend/keyFigures.ts'
import { subjectOf } from '../recommend/subject.ts'
import { trend } from '../recommend/trend.ts'
import { withGaps } from './categories.ts'
import { resolveChart } from './resolveChart.ts'

const source = { datasetId: 'ds_1', tableId: 't_1' }
const bill = { rowsIn: 100, leftOut: [], rowsUsed: 100 }
const year = buildColumn({
  id: 'y',
  name: 'Year',
  type: 'integer',
  role: 'time',
  profile: { distinct: 5, min: 2012, max: 2016 },
})
const sales = buildMeasure('Sales', { id: 's' })
const columns = [year, sales]
const subject = subjectOf(source, columns)

function table(data: Record<string, Scalar[]>): ResultTable {
  const ids = Object.keys(data)
  return {
    columns: ids.map(id => ({ id, name: id, type: 'double' })),
    data: Object.values(data),
    rowCount: Object.values(data)[0]?.length ?? 0,
    truncated: false,
  }
}
function specOf<T>(found: readonly { spec: T }[]): T {
  const [first] = found
  if (!first) throw new Error('nothing was recommended')
  return first.spec
}

describe('a key figure', () => {
  const draw = (rows: number[]) =>
    resolveChart({
      spec: specOf(keyFigures(subject)),
      columns: byId(columns),
      table: table({ m: [1000] }),
      bill,
      trend: table({ t: [2012, 2013, 2014, 2015, 2016], m: [100, 200, 240, 300, 5], rows }),
    })

  test('compares the last two periods and says whether the change is good', () => {
    const { metric, summary } = draw([10, 10, 10, 10, 10])
    expect(metric?.change).toMatchObject({ currentLabel: '2016', previousLabel: '2015', isGood: false })
    expect(say(summary, 'en')).toBe('1,000; −98.3% in 2016 against 2015.')
  })

  test('does not compare a period with hardly any rows, and says so', () => {
    const model = draw([10, 10, 10, 10, 0.5])
    expect(model.metric?.change).toMatchObject({
      ratio: 0.25,
      currentLabel: '2015',
      previousLabel: '2014',
      isGood: true,
    })
    expect(model.notes.map(n => n.code)).toEqual(['note.periodsSkipped'])
  })
})

describe('a line', () => {
  test('keeps periods without rows as gaps in their place', () => {
    const model = resolveChart({
      spec: specOf(trend(subject)),
      columns: byId(columns),
      table: table({ t: [2012, 2015], m: [1, 4] }),
      bill,
      trend: null,
    })
    expect(model.x?.categories).toEqual([2012, 2013, 2014, 2015])
    expect(model.series[0]?.values).toEqual([1, null, null, 4])
  })

  test('counts months over the end of a year', () => {
    expect(withGaps(['2024-11-01', '2025-02-01'], 'month')).toEqual([
      '2024-11-01',
      '2024-12-01',
      '2025-01-01',
      '2025-02-01',
    ])
  })
})

describe('a histogram', () => {
  test('has a bar of zero where no value lies', () => {
    const spec = specOf(distributions(subject))
    const model = resolveChart({
      spec,
      columns: byId(columns),
      table: table({ b: [0, 5, 20], m: [3, 9, 1] }),
      bill,
      trend: null,
    })
    expect(model.x?.categories).toEqual([0, 5, 10, 15, 20])
    expect(model.series[0]?.values).toEqual([3, 9, 0, 0, 1])
    expect(say(model.summary, 'en')).toBe('Sales lies most often between 5 and 10: in 9 rows.')
  })

  test('cuts a long tail off and says so', () => {
    const skewed = buildMeasure('Sales', { profile: { min: 0, max: 5000 } })
    const spec = specOf(distributions(subjectOf(source, [skewed])))
    expect(spec.plan.filter).toEqual({ op: 'between', column: skewed.id, low: null, high: 110, closed: true })
    expect(spec.subtitle?.code).toBe('chart.rowsPerBinCut')
  })
})
