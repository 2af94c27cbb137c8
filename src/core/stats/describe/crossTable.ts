import type { CrossTableAnswer, CrossTableRequest } from '../../../contract/analysis/crossTable.ts'
import type { Column, Scalar } from '../../../contract/column.ts'
import { DomainError } from '../../../contract/problem.ts'
import { formatOfColumn } from '../../chart/format.ts'
import { columnOf, tooFew } from '../columns.ts'
import { associationWords } from '../compare/associationWords.ts'
import { type Contingency, contingency } from '../compare/contingency.ts'
import { type Counts, countsOfPairs } from '../compare/countsOfPairs.ts'
import { whole } from '../formats.ts'
import type { MethodInput, Steps } from '../method.ts'
import { numberPart, tableOf, word } from '../tableParts.ts'

/** Counts of the pairs of two columns, with the test whether they are independent. Exact. */
export function* crossTable(request: CrossTableRequest, input: MethodInput): Steps<CrossTableAnswer> {
  const rows = columnOf(input, request.rows, '/rows')
  const columns = columnOf(input, request.columns, '/columns')
  if (rows.id === columns.id) throw new DomainError('invalid_plan', 'A cross table needs two different columns.')
  const counted = yield* countsOfPairs(input.rows, rows, columns)
  if (counted.n === 0) tooFew('at least one row where both columns have a value')
  return answerOf({ rows, columns, counted, test: contingency(counted.counts) })
}

interface Crossed {
  rows: Column
  columns: Column
  counted: Counts
  test: Contingency | null
}

function answerOf(crossed: Crossed): CrossTableAnswer {
  const { rows, columns, counted, test } = crossed
  const { n, nulls, counts } = counted
  const most = fullest(counted)
  return {
    ...{ type: 'crossTable', n, nulls },
    answer: associationWords(test, [rows.name, columns.name]),
    remarks: [{ code: 'analysis.crossTable.most', params: { ...most, share: most.count / n } }],
    assumptions: [],
    warnings: [
      ...cut(rows, counted.cutRows, counted.rows),
      ...cut(columns, counted.cutColumns, counted.columns),
      ...(test && test.leastExpected < 5
        ? [{ code: 'analysis.compare.fewExpected', params: { share: test.fewExpected } }]
        : []),
    ],
    method: {
      name: word('analysis.crossTable.method'),
      sources: [
        'Pearson (1900), Philosophical Magazine 50, 157-175',
        'Bergsma (2013), J. Korean Statistical Society 42, 323-328',
      ],
      ...{ exactness: 'exact', sampledRows: null, seed: null },
    },
    tables: [listOf(crossed)],
    pictures: [pictureOf(crossed, most)],
    result: {
      ...{ rows: [...counted.rows], columns: [...counted.columns], counts: counts.map(row => [...row]) },
      chiSquare: test && { statistic: test.statistic, df: test.df, p: test.p },
      ...{ cramersV: test?.v ?? null, cramersVCorrected: test?.vCorrected ?? null },
    },
  }
}

function cut(of: Column, isCut: boolean, kept: readonly Scalar[]) {
  return isCut ? [{ code: 'analysis.crossTable.cut', params: { kept: kept.length, column: of.name } }] : []
}

function fullest({ rows, columns, counts }: Counts): { row: Scalar; column: Scalar; count: number } {
  let best = { row: rows[0] ?? null, column: columns[0] ?? null, count: -1 }
  for (const [i, row] of counts.entries())
    for (const [j, count] of row.entries())
      if (count > best.count) best = { row: rows[i] ?? null, column: columns[j] ?? null, count }
  return best
}

const written = (value: Scalar) => (value === null ? '' : String(value))

function listOf({ rows, columns, counted }: Crossed): CrossTableAnswer['tables'][number] {
  const total = (cells: readonly number[]) => cells.reduce((sum, x) => sum + x, 0)
  const params = { rows: rows.name, columns: columns.name }
  const named = { code: 'analysis.column', params: { column: rows.name } }
  return tableOf({
    id: 'counts',
    title: { code: 'analysis.crossTable.table', params },
    parts: [
      { id: 'row', label: named, type: rows.type, format: formatOfColumn(rows), cells: counted.rows },
      ...counted.columns.map((value, j) => ({
        ...numberPart(`c${j}`, { code: 'analysis.column', params: { column: written(value) } }, [], whole),
        cells: counted.counts.map(row => row[j] ?? 0),
      })),
      numberPart('total', word('analysis.crossTable.total'), counted.counts.map(total), whole),
    ],
  })
}

function pictureOf(
  { rows, columns, counted }: Crossed,
  most: ReturnType<typeof fullest>,
): CrossTableAnswer['pictures'][number] {
  const axis = (of: Column, categories: readonly Scalar[]) => ({
    title: { code: 'analysis.column', params: { column: of.name } },
    kind: 'category' as const,
    format: formatOfColumn(of),
    categories: [...categories],
  })
  const params = { rows: rows.name, columns: columns.name }
  const size = { rowCount: counted.rows.length, columnCount: counted.columns.length }
  return {
    id: 'counts',
    title: { code: 'analysis.crossTable.picture', params },
    summary: { code: 'analysis.crossTable.summary', params: { ...size, ...most } },
    x: axis(columns, counted.columns),
    y: axis(rows, counted.rows),
    layers: [],
    cells: counted.counts.flatMap((row, i) => row.map((count, j): [number, number, number] => [j, i, count])),
    scale: [0, Math.max(1, most.count)],
  }
}
