import type { AnalysisTable } from '../../../contract/analysis/frame.ts'
import type { Coefficient, RegressionAnswer } from '../../../contract/analysis/regress.ts'
import { formatOfColumn } from '../../chart/format.ts'
import { type plainNumber, whole } from '../formats.ts'
import { pPart } from '../pPart.ts'
import { numberPart, type Part, tableOf, word, wordPart } from '../tableParts.ts'
import type { Shown } from './told.ts'

/** Coefficients, the variance table, predictions, rows that pull. */
export function regressionTables(shown: Shown): AnalysisTable[] {
  const { result } = shown
  return [
    tableOf({ id: 'coefficients', title: word('analysis.coefficients'), parts: regressionColumns(shown) }),
    varianceTable(result),
    ...(result.predictions.length > 0 ? [predictionTable(shown)] : []),
    ...(result.influential.length > 0 ? [influenceTable(result)] : []),
  ]
}

function regressionColumns({ result, request }: Shown): Part[] {
  const rows = result.coefficients
  const hasVif = rows.some(({ vif }) => vif !== null)
  const isClassical = request.errors === 'classical' && rows.some(({ robustSe }) => robustSe !== null)
  return [
    ...coefficientParts(rows, 't'),
    ...(isClassical
      ? [
          numberPart(
            'robustSe',
            word('analysis.robustSe'),
            rows.map(r => r.robustSe),
          ),
        ]
      : []),
    ...(hasVif
      ? [
          numberPart(
            'vif',
            word('analysis.vif'),
            rows.map(r => r.vif),
          ),
        ]
      : []),
  ]
}

/** Term, estimate, standard error, statistic, p and interval of each coefficient. */
export function coefficientParts(rows: readonly Coefficient[], statistic: 't' | 'z'): Part[] {
  return [
    wordPart(
      'term',
      word('analysis.term'),
      rows.map(({ term }) => term || word('analysis.intercept')),
    ),
    numberPart(
      'estimate',
      word('analysis.estimate'),
      rows.map(r => r.estimate),
    ),
    numberPart(
      'se',
      word('analysis.se'),
      rows.map(r => r.se),
    ),
    numberPart(
      'statistic',
      word(`analysis.${statistic}`),
      rows.map(r => r.statistic),
    ),
    pPart(
      'p',
      word('analysis.p'),
      rows.map(r => r.p),
    ),
    numberPart(
      'low',
      word('analysis.low'),
      rows.map(r => r.low),
    ),
    numberPart(
      'high',
      word('analysis.high'),
      rows.map(r => r.high),
    ),
  ]
}

function varianceTable({ sumOfSquares, f, df }: RegressionAnswer['result']): AnalysisTable {
  const { explained, residual } = sumOfSquares
  return tableOf({
    id: 'variance',
    title: word('analysis.variance'),
    parts: [
      wordPart('source', word('analysis.source'), [word('analysis.explained'), word('analysis.leftOver')]),
      numberPart('df', word('analysis.df'), [f.df1, df], whole),
      numberPart('ss', word('analysis.sumOfSquares'), [explained, residual]),
      numberPart('ms', word('analysis.meanSquare'), [f.df1 > 0 ? explained / f.df1 : null, residual / df]),
      numberPart('f', word('analysis.f'), [f.statistic, null]),
      pPart('p', word('analysis.p'), [f.p, null]),
    ],
  })
}

function predictionTable({ result, request, prepared, y }: Shown): AnalysisTable {
  const format = {
    ...formatOfColumn(y),
    kind: formatOfColumn(y).kind === 'money' ? ('money' as const) : ('number' as const),
  }
  const rows = result.predictions
  return tableOf({
    id: 'predictions',
    title: { code: 'analysis.predictions', params: { column: y.name } },
    parts: [
      ...prepared.of.columns.map((column): Part => {
        const cells = request.predict.map(({ values }) => values[column.id] ?? values[column.name] ?? null)
        const label = { code: 'analysis.column', params: { column: column.name } }
        return { id: `at_${column.id}`, label, type: column.type, format: formatOfColumn(column), cells }
      }),
      numberPart(
        'fit',
        word('analysis.fit'),
        rows.map(r => r.fit),
        withDigits(format),
      ),
      numberPart(
        'low',
        word('analysis.meanLow'),
        rows.map(r => r.low),
        withDigits(format),
      ),
      numberPart(
        'high',
        word('analysis.meanHigh'),
        rows.map(r => r.high),
        withDigits(format),
      ),
      numberPart(
        'rowLow',
        word('analysis.rowLow'),
        rows.map(r => r.rowLow),
        withDigits(format),
      ),
      numberPart(
        'rowHigh',
        word('analysis.rowHigh'),
        rows.map(r => r.rowHigh),
        withDigits(format),
      ),
    ],
  })
}

/** What is predicted has digits of its own, whatever its column has. */
function withDigits(format: typeof plainNumber): typeof plainNumber {
  return format.kind === 'money' ? format : { ...format, fractionDigits: null }
}

function influenceTable({ influential }: RegressionAnswer['result']): AnalysisTable {
  return tableOf({
    id: 'influential',
    title: word('analysis.influential'),
    parts: [
      {
        ...numberPart(
          'row',
          word('analysis.row'),
          influential.map(r => r.row),
          whole,
        ),
        type: 'integer',
      },
      numberPart(
        'cook',
        word('analysis.cook'),
        influential.map(r => r.cook),
      ),
      numberPart(
        'leverage',
        word('analysis.leverage'),
        influential.map(r => r.leverage),
      ),
      numberPart(
        'studentized',
        word('analysis.studentized'),
        influential.map(r => r.studentized),
      ),
      numberPart(
        'fitted',
        word('analysis.fitted'),
        influential.map(r => r.fitted),
      ),
    ],
  })
}
