import type { CohortAnswer, CohortRequest } from '../../../contract/analysis/customers.ts'
import { ratio, text, whole } from '../formats.ts'
import { numberPart, tableOf, textPart, word } from '../tableParts.ts'

const SHOWN = 24

interface About {
  /** Of each cohort. */
  labels: readonly string[]
  unit: CohortRequest['unit']
}

/** What the cohorts say. */
export function cohortFrame(
  { cohorts, retention }: CohortAnswer['result'],
  { labels, unit }: About,
): Omit<CohortAnswer, 'n' | 'nulls' | 'result'> {
  const after = Math.min(3, retention.length - 1)
  const customers = cohorts.reduce((sum, { size }) => sum + size, 0)
  const shareOf = (i: number, k: number) => {
    const active = cohorts[i]?.active[k] ?? null
    const size = cohorts[i]?.size ?? 0
    return active === null || size === 0 ? null : active / size
  }
  const best = cohorts
    .map((_, i) => ({ i, share: shareOf(i, after) }))
    .filter(one => one.share !== null)
    .sort((a, b) => (b.share ?? 0) - (a.share ?? 0))[0]
  const steps = retention.slice(0, SHOWN)
  return {
    type: 'cohort',
    answer: {
      code: 'analysis.cohort.answer',
      params: { share: retention[after] ?? 0, after, unit, customers, cohorts: cohorts.length },
    },
    remarks: best
      ? [
          {
            code: 'analysis.cohort.best',
            params: { cohort: labels[best.i] ?? '', share: best.share ?? 0, after, unit },
          },
        ]
      : [],
    assumptions: [{ text: word('analysis.cohort.first'), state: 'unchecked', evidence: null }],
    warnings: [],
    method: {
      name: word('analysis.cohort.method'),
      sources: ['Glenn (2005), Cohort Analysis, 2nd ed.'],
      ...{ exactness: 'exact', sampledRows: null, seed: null },
    },
    tables: [
      tableOf({
        id: 'cohorts',
        title: word('analysis.cohort.table'),
        parts: [
          textPart('cohort', word('analysis.cohort.began'), labels),
          numberPart(
            'size',
            word('analysis.rfm.customers'),
            cohorts.map(({ size }) => size),
            whole,
          ),
          ...steps.map((_, k) =>
            numberPart(
              `after${k}`,
              { code: 'analysis.cohort.after', params: { k } },
              cohorts.map((_one, i) => shareOf(i, k)),
              ratio,
            ),
          ),
        ],
      }),
    ],
    pictures: [
      {
        id: 'retention',
        title: { code: 'analysis.cohort.picture', params: { unit } },
        summary: { code: 'analysis.cohort.summary', params: { share: retention[after] ?? 0, after, unit } },
        x: {
          title: { code: 'analysis.cohort.periods', params: { unit } },
          kind: 'category',
          format: whole,
          categories: steps.map((_, k) => k),
        },
        y: { title: word('analysis.cohort.active'), kind: 'value', format: ratio },
        layers: [{ name: word('analysis.cohort.active'), mark: 'line', colour: 0, ys: steps }],
      },
      {
        id: 'matrix',
        title: word('analysis.cohort.matrix'),
        summary: { code: 'analysis.cohort.summary', params: { share: retention[after] ?? 0, after, unit } },
        x: {
          title: { code: 'analysis.cohort.periods', params: { unit } },
          kind: 'category',
          format: whole,
          categories: steps.map((_, k) => k),
        },
        y: {
          title: word('analysis.cohort.began'),
          kind: 'category',
          format: text,
          categories: [...labels].slice(-SHOWN),
        },
        layers: [],
        cells: cohorts.slice(-SHOWN).flatMap((_, row) => {
          const i = Math.max(0, cohorts.length - SHOWN) + row
          return steps.map((_step, k): [number, number, number | null] => [k, row, shareOf(i, k)])
        }),
        scale: [0, 1],
      },
    ],
  }
}
