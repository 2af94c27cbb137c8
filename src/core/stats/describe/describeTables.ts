import type { DescribedNumbers, DescribedValues } from '../../../contract/analysis/describe.ts'
import type { AnalysisTable } from '../../../contract/analysis/frame.ts'
import type { Column, Scalar } from '../../../contract/column.ts'
import { whole } from '../formats.ts'
import { pPart } from '../pPart.ts'
import { numberPart, type Part, tableOf, textPart, word } from '../tableParts.ts'

type Figure = (number: DescribedNumbers) => number | null

const basics: readonly (readonly [code: string, figure: Figure])[] = [
  ['mean', n => n.mean],
  ['sd', n => n.sd],
  ['min', n => n.min],
  ['p25', n => n.quantiles.p25],
  ['p50', n => n.quantiles.p50],
  ['p75', n => n.quantiles.p75],
  ['max', n => n.max],
  ['sum', n => n.sum],
]

const shape: readonly (readonly [code: string, figure: Figure])[] = [
  ['error', n => n.standardError],
  ['low', n => n.interval?.[0] ?? null],
  ['high', n => n.interval?.[1] ?? null],
  ['trimmed', n => n.trimmedMean],
  ['mad', n => n.mad],
  ['skewness', n => n.skewness],
  ['kurtosis', n => n.kurtosis],
  ['p01', n => n.quantiles.p01],
  ['p05', n => n.quantiles.p05],
  ['p95', n => n.quantiles.p95],
  ['p99', n => n.quantiles.p99],
]

const tests: readonly (readonly [code: string, test: keyof Omit<DescribedNumbers['normality'], 'tested'>])[] = [
  ['shapiro', 'shapiroWilk'],
  ['anderson', 'andersonDarling'],
  ['dagostino', 'dagostinoPearson'],
  ['jarque', 'jarqueBera'],
]

const head = (code: string) => word(`analysis.describe.${code}`)

/** Columns of numbers, their spread and shape, tests of normality; and all other columns. Those that hold nothing are left out. */
export function describeTables(
  numbers: readonly DescribedNumbers[],
  values: readonly DescribedValues[],
  columns: readonly Column[],
): AnalysisTable[] {
  const names = new Map(columns.map(({ id, name }) => [id, name]))
  const name = (of: readonly { column: string }[]): Part =>
    textPart(
      'column',
      head('name'),
      of.map(({ column }) => names.get(column) ?? column),
    )
  const figures = (from: typeof basics) =>
    from.map(([code, figure]) => numberPart(code, head(code), numbers.map(figure)))
  const count = (id: string, cells: (number | null)[]) => numberPart(id, head(id), cells, whole)
  const ofNumbers = [
    {
      id: 'numbers',
      parts: [
        name(numbers),
        count(
          'present',
          numbers.map(({ n }) => n),
        ),
        count(
          'absent',
          numbers.map(({ nulls }) => nulls),
        ),
        count(
          'distinct',
          numbers.map(({ distinct }) => distinct),
        ),
        ...figures(basics),
      ],
    },
    {
      id: 'shape',
      parts: [
        name(numbers),
        ...figures(shape),
        textPart(
          'mode',
          head('mode'),
          numbers.map(({ modes }) => modes?.join(', ') || null),
        ),
        count(
          'outlying',
          numbers.map(({ outliers }) => outliers),
        ),
      ],
    },
    { id: 'normality', parts: [name(numbers), ...tests.flatMap(([code, test]) => testParts(numbers, code, test))] },
  ]
  return [
    ...(numbers.length === 0 ? [] : ofNumbers),
    ...(values.length === 0 ? [] : [{ id: 'values', parts: [name(values), ...valueParts(values)] }]),
  ].map(({ id, parts }) => tableOf({ id, title: head(id), parts }))
}

function testParts(numbers: readonly DescribedNumbers[], code: string, test: (typeof tests)[number][1]): Part[] {
  const found = numbers.map(({ normality }) => normality[test])
  return [
    numberPart(
      code,
      head(code),
      found.map(one => one?.statistic ?? null),
    ),
    pPart(
      `${code}P`,
      head('p'),
      found.map(one => one?.p ?? null),
    ),
  ]
}

function valueParts(values: readonly DescribedValues[]): Part[] {
  const count = (id: string, cells: number[]) => numberPart(id, head(id), cells, whole)
  const shown = (id: string, cells: Scalar[]) =>
    textPart(
      id,
      head(id),
      cells.map(cell => (cell === null ? null : String(cell))),
    )
  return [
    count(
      'present',
      values.map(({ n }) => n),
    ),
    count(
      'absent',
      values.map(({ nulls }) => nulls),
    ),
    count(
      'distinct',
      values.map(({ distinct }) => distinct),
    ),
    shown(
      'top',
      values.map(({ top }) => top),
    ),
    count(
      'topCount',
      values.map(({ topCount }) => topCount),
    ),
    shown(
      'min',
      values.map(({ min }) => min),
    ),
    shown(
      'max',
      values.map(({ max }) => max),
    ),
  ]
}
