import type { CorrelateAnswer, CorrelateRequest, Correlation } from '../../../contract/analysis/correlate.ts'
import type { AnalysisPicture, AnalysisTable } from '../../../contract/analysis/frame.ts'
import type { Column } from '../../../contract/column.ts'
import type { Message } from '../../../contract/message.ts'
import { plainNumber, text, whole } from '../formats.ts'
import { pPart } from '../pPart.ts'
import { pText } from '../regress/pText.ts'
import { numberPart, tableOf, textPart, word } from '../tableParts.ts'
import { rankedRows, SEED } from './rankMatrix.ts'

const REMARKS_MAX = 5
/** Links that hold up among all pairs are told; p after Holm's correction. */
const LEVEL = 0.05

interface Found {
  request: CorrelateRequest
  columns: readonly Column[]
  pairs: readonly Correlation[]
  n: number
  nulls: number
}

/** Correlations as every analysis is told: the strongest link first. */
export function correlateAnswer(found: Found): CorrelateAnswer {
  const { request, columns, pairs, n, nulls } = found
  const nameOf = namesOf(columns)
  const strongest = [...pairs]
    .filter(({ pHolm }) => pHolm !== null && pHolm < LEVEL)
    .sort((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0))
  const [first] = strongest
  const sampledRows = request.method === 'pearson' ? n : rankedRows(request.method, columns.length)
  const isSample = sampledRows < n
  const tested = pairs.filter(({ p }) => p !== null).length
  return {
    ...{ type: 'correlate', n, nulls },
    answer: first ? linkOf(first, nameOf) : noneOf(found, nameOf),
    remarks: [
      ...(tested > 1 ? [{ code: 'analysis.correlate.significant', params: { linked: strongest.length, tested } }] : []),
      ...strongest.slice(1, REMARKS_MAX).map(pair => linkOf(pair, nameOf)),
    ],
    assumptions: [{ text: word(`analysis.correlate.assumes_${request.method}`), state: 'unchecked', evidence: null }],
    warnings: warningsOf(found, nameOf),
    method: {
      name: word(`analysis.correlate.method_${request.method}`),
      sources: [
        'Fisher (1921), Metron 1, 3-32; Bonett & Wright (2000), Psychometrika 65, 23-28 (intervals)',
        'Holm (1979), Scandinavian Journal of Statistics 6, 65-70',
        'Benjamini & Hochberg (1995), J. Royal Statistical Society B 57, 289-300',
        ...(request.method === 'kendall' ? ['Knight (1966), J. American Statistical Association 61, 436-439'] : []),
      ],
      ...(isSample
        ? { exactness: 'sample' as const, sampledRows, seed: SEED }
        : { exactness: 'exact' as const, sampledRows: null, seed: null }),
    },
    tables: [listOf(pairs, nameOf)],
    pictures: [matrixOf(found)],
    result: { columns: columns.map(({ id }) => id), pairs: [...pairs] },
  }
}

type NameOf = (id: string) => string

function namesOf(columns: readonly Column[]): NameOf {
  const names = new Map(columns.map(({ id, name }) => [id, name]))
  return id => names.get(id) ?? id
}

function linkOf({ first, second, measure, value, interval, p }: Correlation, nameOf: NameOf): Message {
  const params = { first: nameOf(first), second: nameOf(second), value, p: pText(p) }
  if (measure === 'eta' || measure === 'cramersV') return { code: `analysis.correlate.${measure}`, params }
  const code = `analysis.correlate.${(value ?? 0) > 0 ? 'together' : 'against'}${interval ? '' : 'Exactly'}`
  return { code, params: { ...params, low: interval?.[0] ?? null, high: interval?.[1] ?? null } }
}

function noneOf({ pairs, columns }: Found, nameOf: NameOf): Message {
  const [pair] = pairs
  if (!pair || pairs.length > 1) return { code: 'analysis.correlate.nothing', params: { columns: columns.length } }
  const params = { first: nameOf(pair.first), second: nameOf(pair.second), value: pair.value, p: pText(pair.p) }
  return { code: pair.value === null ? 'analysis.correlate.constant' : 'analysis.correlate.none', params }
}

function warningsOf({ pairs, columns }: Found, nameOf: NameOf): Message[] {
  const still = columns.filter(({ id }) =>
    pairs.filter(({ first, second }) => first === id || second === id).every(({ value }) => value === null),
  )
  const fewest = Math.min(...pairs.map(({ n }) => n))
  return [
    ...still.map(({ id }) => ({ code: 'analysis.correlate.still', params: { column: nameOf(id) } })),
    ...(fewest < 10 ? [{ code: 'analysis.correlate.few', params: { n: fewest } }] : []),
  ]
}

function listOf(pairs: readonly Correlation[], nameOf: NameOf): AnalysisTable {
  const head = (code: string) => word(`analysis.correlate.${code}`)
  const chances = (id: 'p' | 'pHolm' | 'pFdr') =>
    pPart(
      id,
      head(id),
      pairs.map(pair => pair[id]),
    )
  const numbers = (id: string, of: (pair: Correlation) => number | null) =>
    numberPart(id, head(id), pairs.map(of), plainNumber)
  return tableOf({
    id: 'pairs',
    title: head('pairs'),
    parts: [
      textPart(
        'first',
        head('first'),
        pairs.map(({ first }) => nameOf(first)),
      ),
      textPart(
        'second',
        head('second'),
        pairs.map(({ second }) => nameOf(second)),
      ),
      textPart(
        'measure',
        head('measure'),
        pairs.map(({ measure }) => measureNames[measure]),
      ),
      numbers('value', ({ value }) => value),
      numbers('low', ({ interval }) => interval?.[0] ?? null),
      numbers('high', ({ interval }) => interval?.[1] ?? null),
      chances('p'),
      chances('pHolm'),
      chances('pFdr'),
      numberPart(
        'n',
        head('n'),
        pairs.map(({ n }) => n),
        whole,
      ),
    ],
  })
}

/** As people who know them write them. */
const measureNames: Record<Correlation['measure'], string> = {
  pearson: 'Pearson r',
  spearman: 'Spearman ρ',
  kendall: 'Kendall τ-b',
  eta: 'η',
  cramersV: 'Cramér V',
}

function matrixOf({ columns, pairs }: Found): AnalysisPicture {
  const places = new Map(columns.map(({ id }, i) => [id, i]))
  const names = columns.map(({ name }) => name)
  const cells = pairs.flatMap(({ first, second, value }): [number, number, number | null][] => {
    const [i, j] = [places.get(first) ?? 0, places.get(second) ?? 0]
    return [
      [i, j, value],
      [j, i, value],
    ]
  })
  const best = pairs.reduce<Correlation | undefined>(
    (most, pair) => (Math.abs(pair.value ?? 0) > Math.abs(most?.value ?? 0) ? pair : most),
    pairs[0],
  )
  const nameOf = namesOf(columns)
  const axis = { title: word('analysis.correlate.columns'), kind: 'category' as const, format: text, categories: names }
  return {
    id: 'matrix',
    title: word('analysis.correlate.matrix'),
    summary: {
      code: 'analysis.correlate.matrixSummary',
      params: {
        columns: columns.length,
        first: nameOf(best?.first ?? ''),
        second: nameOf(best?.second ?? ''),
        value: best?.value ?? null,
      },
    },
    ...{ x: axis, y: axis, layers: [] },
    cells: [...columns.map((_, i): [number, number, number] => [i, i, 1]), ...cells],
    scale: [-1, 1],
  }
}
