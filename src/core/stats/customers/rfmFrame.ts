import type { RfmAnswer } from '../../../contract/analysis/customers.ts'
import type { Column } from '../../../contract/column.ts'
import { formatOfColumn } from '../../chart/format.ts'
import { ratio, text, whole } from '../formats.ts'
import { numberPart, tableOf, textPart, word } from '../tableParts.ts'

interface About {
  customer: Column
  value: Column | null
  isCut: boolean
}

type Result = RfmAnswer['result']

/** What the segments of customers say. */
export function rfmFrame(result: Result, { customer, value, isCut }: About): Omit<RfmAnswer, 'n' | 'nulls' | 'result'> {
  const { segments, newest, customers } = result
  const of = (name: string) => segments.find(({ segment }) => segment === name)
  const best = of('champions') ?? [...segments].sort((a, b) => b.valueShare - a.valueShare)[0]
  const risk = of('atRisk')
  const what = value?.name ?? ''
  const params = {
    segment: nameOf(best?.segment ?? ''),
    share: best?.share ?? 0,
    valueShare: best?.valueShare ?? 0,
    measure: what,
  }
  return {
    type: 'rfm',
    answer: { code: value ? 'analysis.rfm.answer' : 'analysis.rfm.answerRows', params },
    remarks: risk
      ? [
          {
            code: 'analysis.rfm.atRisk',
            params: { customers: risk.customers, valueShare: risk.valueShare, days: Math.round(risk.recencyDays) },
          },
        ]
      : [],
    assumptions: [{ text: { code: 'analysis.rfm.newest', params: { newest } }, state: 'unchecked', evidence: null }],
    warnings: isCut ? [{ code: 'analysis.cut', params: { rows: customers } }] : [],
    method: {
      name: word('analysis.rfm.method'),
      sources: ['Hughes (1994), Strategic Database Marketing'],
      ...{ exactness: 'exact', sampledRows: null, seed: null },
    },
    tables: [segmentTable(result, { customer, value })],
    pictures: [segmentPicture(result, { customer, value })],
  }
}

const nameOf = (segment: string) =>
  ({
    champions: 'Champions',
    loyal: 'Loyal',
    promising: 'Promising',
    recent: 'Recent',
    slipping: 'Slipping',
    atRisk: 'At risk',
    lost: 'Lost',
  })[segment] ?? segment

type Columns = Pick<About, 'customer' | 'value'>

function segmentTable({ segments }: Result, { value }: Columns): RfmAnswer['tables'][number] {
  return tableOf({
    id: 'segments',
    title: word('analysis.rfm.table'),
    parts: [
      textPart(
        'segment',
        word('analysis.rfm.segment'),
        segments.map(({ segment }) => nameOf(segment)),
      ),
      numberPart(
        'customers',
        word('analysis.rfm.customers'),
        segments.map(s => s.customers),
        whole,
      ),
      numberPart(
        'share',
        word('analysis.share'),
        segments.map(s => s.share),
        ratio,
      ),
      ...(value
        ? [
            numberPart(
              'value',
              { code: 'analysis.sumOf', params: { column: value.name } },
              segments.map(s => s.value),
              formatOfColumn(value),
            ),
            numberPart(
              'valueShare',
              word('analysis.rfm.valueShare'),
              segments.map(s => s.valueShare),
              ratio,
            ),
          ]
        : []),
      numberPart(
        'recency',
        word('analysis.rfm.recency'),
        segments.map(s => s.recencyDays),
        { ...whole, fractionDigits: 1 },
      ),
      numberPart(
        'purchases',
        word('analysis.rfm.purchases'),
        segments.map(s => s.purchases),
        { ...whole, fractionDigits: 1 },
      ),
    ],
  })
}

function segmentPicture({ segments }: Result, { value }: Columns): RfmAnswer['pictures'][number] {
  const shares = {
    name: word('analysis.rfm.ofCustomers'),
    mark: 'bars' as const,
    colour: 0,
    ys: segments.map(s => s.share),
  }
  const values = {
    name: word('analysis.rfm.valueShare'),
    mark: 'bars' as const,
    colour: 1,
    ys: segments.map(s => s.valueShare),
  }
  return {
    id: 'segments',
    title: word('analysis.rfm.picture'),
    summary: { code: 'analysis.rfm.summary', params: { segments: segments.length } },
    x: {
      title: word('analysis.rfm.segment'),
      kind: 'category',
      format: text,
      categories: segments.map(s => nameOf(s.segment)),
    },
    y: { title: word('analysis.share'), kind: 'value', format: ratio },
    layers: value ? [shares, values] : [shares],
  }
}
