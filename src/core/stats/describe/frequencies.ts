import type { FrequenciesAnswer, FrequenciesRequest } from '../../../contract/analysis/frequencies.ts'
import type { Column } from '../../../contract/column.ts'
import { formatOfColumn } from '../../chart/format.ts'
import { aggregate, column, limit, sort } from '../../relation/build.ts'
import { columnOf, tooFew } from '../columns.ts'
import { figuresOf } from '../figures.ts'
import { ratio, whole } from '../formats.ts'
import type { MethodInput, Steps } from '../method.ts'
import { complete, countComplete, readComplete } from '../rows.ts'
import { numberPart, tableOf, word } from '../tableParts.ts'

const LISTED = 1_000
const SHOWN = 30

/** Counts of each value of a column with their shares, the commonest first. Exact. */
export function* frequencies(request: FrequenciesRequest, input: MethodInput): Steps<FrequenciesAnswer> {
  const of = columnOf(input, request.column, '/column')
  const used = complete(input.rows, request.withMissing ? [] : [of.id])
  const counts = aggregate(used, [{ as: 'value', value: column(of.id) }], [{ as: 'count', value: { fn: 'count' } }])
  const commonest = sort(counts, [
    { by: column('count'), direction: 'desc' },
    { by: column('value'), direction: 'asc' },
  ])
  const [rows, distinct, listed] = yield [
    { relation: countComplete(input.rows, request.withMissing ? [] : [of.id]) },
    { relation: aggregate(counts, [], [{ as: 'n', value: { fn: 'count' } }]) },
    { relation: limit(commonest, LISTED, 0) },
  ]
  const { n, nulls } = readComplete(rows)
  if (n === 0) tooFew('at least one value')
  let running = 0
  const values = (listed?.data[0] ?? []).map((value, i) => {
    const count = Number(listed?.data[1]?.[i] ?? 0)
    running += count
    return { value, count, share: count / n, cumulative: running / n }
  })
  return answerOf(of, { n, nulls, distinct: figuresOf(distinct)('n') ?? values.length, values })
}

interface Counted {
  n: number
  nulls: number
  distinct: number
  values: FrequenciesAnswer['result']['values']
}

function answerOf(of: Column, counted: Counted): FrequenciesAnswer {
  const { n, nulls, distinct, values } = counted
  const [first] = values
  const leaders = values.findIndex(({ cumulative }) => cumulative >= 0.5) + 1
  const truncated = distinct > values.length
  const isEven = (first?.count ?? 0) <= 1 && distinct > 1
  return {
    ...{ type: 'frequencies', n, nulls },
    answer: {
      code: isEven ? 'analysis.frequencies.answerEven' : 'analysis.frequencies.answer',
      params: { column: of.name, top: topOf(counted), share: first?.share ?? 0, n },
    },
    remarks:
      leaders > 0 && distinct > 2 && !isEven
        ? [{ code: 'analysis.frequencies.half', params: { leaders, column: of.name, distinct } }]
        : [],
    assumptions: [],
    warnings: truncated ? [{ code: 'analysis.cut', params: { rows: LISTED } }] : [],
    method: {
      name: word('analysis.frequencies.method'),
      sources: [],
      ...{ exactness: 'exact', sampledRows: null, seed: null },
    },
    tables: [{ ...listOf(of, values), truncated }],
    pictures: [pictureOf(of, counted)],
    result: { distinct, values, truncated },
  }
}

const topOf = ({ values: [first] }: Counted) => first?.value ?? null

function listOf(of: Column, values: Counted['values']): FrequenciesAnswer['tables'][number] {
  const named = { code: 'analysis.column', params: { column: of.name } }
  return tableOf({
    id: 'values',
    title: { code: 'analysis.frequencies.table', params: { column: of.name } },
    parts: [
      { id: 'value', label: named, type: of.type, format: formatOfColumn(of), cells: values.map(({ value }) => value) },
      numberPart(
        'count',
        word('analysis.rows'),
        values.map(({ count }) => count),
        whole,
      ),
      numberPart(
        'share',
        word('analysis.share'),
        values.map(({ share }) => share),
        ratio,
      ),
      numberPart(
        'running',
        word('analysis.runningShare'),
        values.map(({ cumulative }) => cumulative),
        ratio,
      ),
    ],
  })
}

function pictureOf(of: Column, counted: Counted): FrequenciesAnswer['pictures'][number] {
  const shown = counted.values.slice(0, SHOWN)
  return {
    id: 'frequencies',
    title: { code: 'analysis.frequencies.picture', params: { column: of.name } },
    summary: {
      code: 'analysis.frequencies.summary',
      params: { shown: shown.length, distinct: counted.distinct, top: topOf(counted), most: shown[0]?.count ?? 0 },
    },
    x: {
      title: { code: 'analysis.column', params: { column: of.name } },
      kind: 'category',
      format: formatOfColumn(of),
      categories: shown.map(({ value }) => value),
    },
    y: { title: word('analysis.rows'), kind: 'value', format: whole },
    layers: [{ name: word('analysis.rows'), mark: 'bars', colour: 0, ys: shown.map(({ count }) => count) }],
  }
}
