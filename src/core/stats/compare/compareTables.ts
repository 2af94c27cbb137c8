import type { ComparedGroup } from '../../../contract/analysis/compare.ts'
import type { AnalysisPicture, AnalysisTable } from '../../../contract/analysis/frame.ts'
import type { Scalar } from '../../../contract/column.ts'
import { formatOfColumn } from '../../chart/format.ts'
import { text, whole } from '../formats.ts'
import { numberPart, type Part, tableOf, textPart, word } from '../regress/tableParts.ts'
import type { Compared } from './compared.ts'
import { ends } from './compareSentences.ts'

const head = (code: string) => word(`analysis.compare.${code}`)
const written = (level: Scalar) => (level === null ? null : String(level))

/** The groups, the figures of the test, and the pairs of more than two groups. */
export function tablesOf(compared: Compared, groups: readonly ComparedGroup[]): AnalysisTable[] {
  const { outcome, value, by } = compared
  const figures = (id: string, of: (group: ComparedGroup) => number | null) =>
    numberPart(id, head(id), groups.map(of), formatOfColumn(value))
  const pairs = outcome.postHoc?.pairs ?? []
  return [
    tableOf({
      id: 'groups',
      title: { code: 'analysis.compare.groupsTable', params: { value: value.name, by } },
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
              numberPart(
                'p',
                head('p'),
                pairs.map(({ p }) => p),
              ),
            ],
          }),
        ]),
  ]
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

function testTable({ outcome }: Compared): AnalysisTable {
  const { test, statistic, df, df2, p, difference, effects } = outcome
  const figures: [string, number | null][] = [
    [symbols[test] ?? test, statistic],
    ['df', df],
    ['df 2', df2],
    ['p', p],
    ['Δ', difference],
    ...effects.map(({ measure, value }): [string, number | null] => [symbols[measure] ?? measure, value]),
  ]
  const known = figures.filter(([, value]) => value !== null)
  return tableOf({
    id: 'test',
    title: head('test'),
    parts: [
      textPart(
        'figure',
        head('figure'),
        known.map(([name]) => name),
      ),
      numberPart(
        'value',
        head('number'),
        known.map(([, value]) => value),
      ),
    ],
  })
}

/** Averages with the ends of their intervals. */
export function picturesOf({ value, by, groupColumn }: Compared, groups: readonly ComparedGroup[]): AnalysisPicture[] {
  const params = { value: value.name, by }
  return [
    {
      id: 'means',
      title: { code: 'analysis.compare.picture', params },
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
        title: { code: 'analysis.column', params: { column: value.name } },
        kind: 'value',
        format: formatOfColumn(value),
      },
      layers: [
        { name: head('mean'), mark: 'bars', colour: 0, ys: groups.map(({ mean }) => mean) },
        { name: head('low'), mark: 'points', colour: 6, ys: groups.map(({ interval }) => interval?.[0] ?? null) },
        { name: head('high'), mark: 'points', colour: 6, ys: groups.map(({ interval }) => interval?.[1] ?? null) },
      ],
    },
  ]
}
