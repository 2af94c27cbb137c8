import type { AnalysisMethod, AnalysisTable } from '../../../contract/analysis/frame.ts'
import type { Coefficient, LikelihoodErrors } from '../../../contract/analysis/regress.ts'
import type { Format } from '../../../contract/chart.ts'
import type { Scalar } from '../../../contract/column.ts'
import type { Message } from '../../../contract/message.ts'
import { numberPart, type Part, tableOf, textPart, word } from '../tableParts.ts'
import { pText } from './pText.ts'
import { SEED } from './readRows.ts'
import { coefficientParts } from './regressionTables.ts'
import type { Scaffold } from './scaffold.ts'
import type { Term } from './terms.ts'

/** Below this an effect is clear. */
export const ALPHA = 0.05
const TOLD = 5

interface Effects<R> {
  base: Scaffold
  rows: readonly R[]
  family: 'logistic' | 'poisson'
  params(row: R): Message['params']
}

/** The clear effects in words, the clearest first. */
export function effectsOf<R extends Coefficient>({ base, rows, family, params }: Effects<R>): Message[] {
  const clear = rows
    .slice(1)
    .map((row, j) => ({ row, term: base.fit.terms[j] }))
    .filter(({ row }) => row.p !== null && row.p < ALPHA)
    .sort((a, b) => Math.abs(b.row.statistic ?? 0) - Math.abs(a.row.statistic ?? 0))
  return clear.slice(0, TOLD).map(({ row, term }): Message => {
    const isUp = row.estimate > 0
    const of = { ...params(row), x: row.term, p: pText(row.p) }
    if (term?.kind !== 'level') return { code: `analysis.${family}.${isUp ? 'raises' : 'lowers'}`, params: of }
    return {
      code: `analysis.${family}.${isUp ? 'levelRaises' : 'levelLowers'}`,
      params: { ...of, ...levelOf(term, base) },
    }
  })
}

function levelOf(term: Extract<Term, { kind: 'level' }>, { prepared }: Scaffold): Message['params'] {
  const levels = prepared.levels.find(({ column }) => column === term.column)?.levels
  return { column: term.column.name, level: String(term.level), reference: String(levels?.[0] ?? '') }
}

/** Coefficients with what their exponentials are called. */
export function coefficientTable(
  rows: readonly Coefficient[],
  ratios: readonly { id: string; label: string; cells: readonly (number | null)[] }[],
): AnalysisTable {
  const parts = ratios.map(({ id, label, cells }) => numberPart(id, word(label), cells))
  return tableOf({
    id: 'coefficients',
    title: word('analysis.coefficients'),
    parts: [...coefficientParts(rows, 'z'), ...parts],
  })
}

interface Predicted {
  title: Message
  base: Scaffold
  predict: readonly { values: Readonly<Record<string, Scalar>> }[]
  fit: { label: Message; cells: readonly number[]; format?: Format }
  low: readonly (number | null)[]
  high: readonly (number | null)[]
}

/** What is predicted at the places that were asked for; none when none were. */
export function predictionTable({ title, base, predict, fit, low, high }: Predicted): AnalysisTable[] {
  if (predict.length === 0) return []
  const names = base.prepared.of.columns
  const places = predict.map(({ values }) =>
    names.map(({ id, name }) => `${name} ${String(values[id] ?? values[name] ?? '')}`).join(', '),
  )
  const number = (id: string, label: Message, cells: readonly (number | null)[]): Part =>
    numberPart(id, label, cells, fit.format)
  const parts = [
    textPart('place', word('analysis.place'), places),
    number('fit', fit.label, fit.cells),
    number('low', word('analysis.low'), low),
    number('high', word('analysis.high'), high),
  ]
  return [tableOf({ id: 'predictions', title, parts })]
}

/** Sums of all rows are exact; of more than are read only the pictures are of some. */
export function exactnessOf({ isLarge, read }: Scaffold): Pick<AnalysisMethod, 'exactness' | 'sampledRows' | 'seed'> {
  return { exactness: 'exact', sampledRows: isLarge ? read.n : null, seed: isLarge ? SEED : null }
}

/** What is to be known of the errors and of what was sampled. */
export function commonWarnings({ base, dropped }: { base: Scaffold; dropped: readonly string[] }): Message[] {
  return [
    ...(dropped.length > 0 ? [{ code: 'analysis.regression.dropped', params: { columns: dropped.join(', ') } }] : []),
    ...(base.isLarge ? [{ code: 'analysis.sampledPictures', params: { rows: base.read.n } }] : []),
  ]
}

/** That robust errors were used. */
export function robustRemark(errors: LikelihoodErrors): Message[] {
  return errors === 'classical' ? [] : [{ code: 'analysis.robustLikelihood', params: { kind: errors } }]
}
