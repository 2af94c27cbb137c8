import type { CompareAnswer } from '../../../contract/analysis/compare.ts'
import type { Column, Scalar } from '../../../contract/column.ts'
import { formatOfColumn } from '../../chart/format.ts'
import { ratio } from '../formats.ts'
import { numberPart, tableOf, word } from '../tableParts.ts'
import { associationWords } from './associationWords.ts'
import type { Contingency } from './contingency.ts'
import type { Counts } from './countsOfPairs.ts'
import { methodOf } from './methodWords.ts'
import type { Outcome } from './tests.ts'

interface Counted {
  columns: [Column, Column]
  counted: Counts
  test: Contingency
  outcome: Outcome
  why: string
}

/** A comparison of groups between groups as every analysis is told. */
export function countsAnswer({ columns: [value, group], counted, test, outcome, why }: Counted): CompareAnswer {
  const { n, nulls, rows, columns, counts } = counted
  const isThin = outcome.test === 'chiSquare' && test.leastExpected < 5
  const shares = counts.map(row => row.map((count, j) => count / Math.max(1, columnSum(counts, j))))
  return {
    ...{ type: 'compare', n, nulls },
    answer: associationWords(test, [value.name, group.name], outcome.p ?? 1),
    remarks: [word(why)],
    assumptions: [
      {
        text: word('analysis.compare.assumes.counts'),
        state: isThin ? 'doubtful' : 'held',
        evidence: { code: 'analysis.compare.leastExpected', params: { least: test.leastExpected } },
      },
    ],
    warnings: isThin ? [{ code: 'analysis.compare.fewExpected', params: { share: test.fewExpected } }] : [],
    method: methodOf(outcome.test, null),
    tables: [
      tableOf({
        id: 'shares',
        title: { code: 'analysis.compare.shares', params: { value: value.name, group: group.name } },
        parts: [
          { id: 'value', label: named(value.name), type: value.type, format: formatOfColumn(value), cells: rows },
          ...columns.map((level, j) =>
            numberPart(
              `c${j}`,
              named(written(level)),
              shares.map(row => row[j] ?? 0),
              ratio,
            ),
          ),
        ],
      }),
    ],
    pictures: [
      {
        id: 'shares',
        title: { code: 'analysis.compare.shares', params: { value: value.name, group: group.name } },
        summary: {
          code: 'analysis.compare.sharesSummary',
          params: { rows: rows.length, columns: columns.length, value: value.name, group: group.name },
        },
        x: { title: named(group.name), kind: 'category', format: formatOfColumn(group), categories: [...columns] },
        y: { title: named(value.name), kind: 'category', format: formatOfColumn(value), categories: [...rows] },
        layers: [],
        cells: shares.flatMap((row, i) => row.map((share, j): [number, number, number] => [j, i, share])),
        scale: [0, 1],
      },
    ],
    result: {
      ...{ ...outcome, groups: levels(columns, counts), spread: null },
      counts: { rows: [...rows], columns: [...columns], cells: counts.map(row => [...row]) },
    },
  }
}

const named = (name: string) => ({ code: 'analysis.column', params: { column: name } })
const written = (level: Scalar) => (level === null ? '' : String(level))
const columnSum = (counts: Counts['counts'], j: number) => counts.reduce((sum, row) => sum + (row[j] ?? 0), 0)

function levels(columns: readonly Scalar[], counts: Counts['counts']): CompareAnswer['result']['groups'] {
  const unknown = { mean: null, sd: null, median: null, interval: null, shapiroWilk: null }
  return columns.map((level, j) => ({ level, n: columnSum(counts, j), ...unknown }))
}
