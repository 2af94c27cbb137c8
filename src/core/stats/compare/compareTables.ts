import type { ComparedGroup } from '../../../contract/analysis/compare.ts'
import type { AnalysisPicture, AnalysisTable } from '../../../contract/analysis/frame.ts'
import type { Format } from '../../../contract/chart.ts'
import type { Column, Scalar } from '../../../contract/column.ts'
import { formatOfColumn, formatOfMeasure } from '../../chart/format.ts'
import { text, whole } from '../formats.ts'
import { pPart } from '../pPart.ts'
import { numberPart, type Part, tableOf, textPart, word } from '../tableParts.ts'
import type { Compared } from './compared.ts'
import { ends } from './compareSentences.ts'

const head = (code: string) => word(`analysis.compare.${code}`)
const written = (level: Scalar) => (level === null ? null : String(level))

/** The groups, the figures of the test, and the pairs of more than two groups. */
export function tablesOf(compared: Compared, groups: readonly ComparedGroup[]): AnalysisTable[] {
  const { outcome, value, by, groupColumn } = compared
  const figures = (id: string, of: (group: ComparedGroup) => number | null) =>
    numberPart(id, head(id), groups.map(of), meanFormat(value))
  const pairs = outcome.postHoc?.pairs ?? []
  return [
    tableOf({
      id: 'groups',
      title: {
        code: groupColumn ? 'analysis.compare.groupsTable' : 'analysis.compare.columnsTable',
        params: { value: value.name, by },
      },
      parts: [
        levels(
          compared,
          'group',
          groups.map(({ level }) => level),
        ),
        numberPart(
          'n',
          head('n'),
          groups.map(({ n }) => n),
          whole,
        ),
        ...[
          figures('mean', ({ mean }) => mean),
          figures('sd', ({ sd }) => sd),
          figures('median', ({ median }) => median),
        ],
        figures('low', ({ interval }) => interval?.[0] ?? null),
        figures('high', ({ interval }) => interval?.[1] ?? null),
      ],
    }),
    testTable(compared),
    ...(pairs.length === 0
      ? []
      : [
          tableOf({
            id: 'pairs',
            title: head('pairsTable'),
            parts: [
              levels(
                compared,
                'group',
                pairs.map(({ first }) => first),
              ),
              levels(
                compared,
                'with',
                pairs.map(({ second }) => second),
              ),
              numberPart(
                'difference',
                head('difference'),
                pairs.map(({ difference }) => difference),
              ),
              numberPart(
                'low',
                head('low'),
                pairs.map(({ interval }) => interval?.[0] ?? null),
              ),
              numberPart(
                'high',
                head('high'),
                pairs.map(({ interval }) => interval?.[1] ?? null),
              ),
              pPart(
                'p',
                head('p'),
                pairs.map(({ p }) => p),
              ),
            ],
          }),
        ]),
  ]
}

/** Means have more digits than their column. */
function meanFormat(value: Column): Format {
  return formatOfMeasure({ as: 'mean', aggregate: 'mean', column: value.id }, value)
}

function levels({ groupColumn }: Compared, id: 'group' | 'with', cells: Scalar[]): Part {
  if (groupColumn === null) return textPart(id, head(id), cells.map(written))
  return { id, label: head(id), type: groupColumn.type, format: formatOfColumn(groupColumn), cells }
}

/** As people who know them write them. */
const symbols: Readonly<Record<string, string>> = {
  ...{
    t: 't',
    welch: 't',
    pairedT: 't',
    anova: 'F',
    welchAnova: 'F',
    mannWhitney: 'U',
    wilcoxon: 'W',
    kruskalWallis: 'H',
  },
  ...{
    cohenD: 'Cohen d',
    hedgesG: 'Hedges g',
    eta2: 'η²',
    omega2: 'ω²',
    epsilon2: 'ε²',
    rankBiserial: 'r (rank-biserial)',
  },
}

/** One row: the figures of the test. */
function testTable({ outcome }: Compared): AnalysisTable {
  const { test, statistic, df, df2, p, difference, effects } = outcome
  const figure = (name: string, value: number | null): Part[] =>
    value === null ? [] : [numberPart(name, { code: 'analysis.column', params: { column: name } }, [value])]
  return tableOf({
    id: 'test',
    title: head('test'),
    parts: [
      ...[...figure(symbols[test] ?? test, statistic), ...figure('df', df), ...figure('df 2', df2)],
      pPart('p', head('p'), [p]),
      ...(difference === null ? [] : [numberPart('difference', head('difference'), [difference])]),
      ...effects.flatMap(({ measure, value }) => figure(symbols[measure] ?? measure, value)),
    ],
  })
}

/** Averages with the ends of their intervals. */
export function picturesOf({ value, by, groupColumn }: Compared, groups: readonly ComparedGroup[]): AnalysisPicture[] {
  const params = { value: value.name, by }
  return [
    {
      id: 'means',
      title: { code: groupColumn ? 'analysis.compare.picture' : 'analysis.compare.columnsPicture', params },
      summary: {
        code: 'analysis.compare.summary',
        params: { value: value.name, groups: groups.length, ...ends(groups, 'mean') },
      },
      x: {
        title: { code: 'analysis.column', params: { column: groupColumn?.name ?? '' } },
        kind: 'category',
        format: groupColumn ? formatOfColumn(groupColumn) : text,
        categories: groups.map(({ level }) => level),
      },
      y: {
        title: groupColumn ? { code: 'analysis.column', params: { column: value.name } } : head('mean'),
        kind: 'value',
        format: meanFormat(value),
      },
      layers: [
        { name: head('mean'), mark: 'points', colour: 0, ys: groups.map(({ mean }) => mean) },
        { name: head('low'), mark: 'points', colour: 6, ys: groups.map(({ interval }) => interval?.[0] ?? null) },
        { name: head('high'), mark: 'points', colour: 6, ys: groups.map(({ interval }) => interval?.[1] ?? null) },
      ],
    },
  ]
}
