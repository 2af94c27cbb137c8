import type { FunnelAnswer, FunnelRequest } from '../../../contract/analysis/patterns.ts'
import type { Column } from '../../../contract/column.ts'
import type { Expression, Relation } from '../../../contract/relation.ts'
import { aggregate, call, column } from '../../relation/build.ts'
import { columnOf, tooFew } from '../columns.ts'
import { figuresOf } from '../figures.ts'
import { ratio, text, whole } from '../formats.ts'
import type { MethodInput, Steps } from '../method.ts'
import { complete, countComplete, readComplete } from '../rows.ts'
import { numberPart, tableOf, textPart, word } from '../tableParts.ts'

/**
 * How many reach each stage and how many of them the next. With somebody who goes through the stages, who reached a
 * stage must have reached every stage before it; rows alone are counted as they stand. Exact.
 */
export function* funnel(request: FunnelRequest, input: MethodInput): Steps<FunnelAnswer> {
  const stage = columnOf(input, request.stage, '/stage')
  const who = request.who === null ? null : columnOf(input, request.who, '/who')
  const needed = [stage.id, ...(who ? [who.id] : [])]
  const rows = complete(input.rows, needed)
  const [counted, table] = yield [
    { relation: countComplete(input.rows, needed) },
    { relation: who ? reached(rows, { stage, who, stages: request.stages }) : counts(rows, stage, request.stages) },
  ]
  const at = figuresOf(table)
  const found = request.stages.map((_, i) => at(`s${i}`) ?? 0)
  const first = found[0] ?? 0
  if (first === 0) tooFew(`rows of the first stage, "${request.stages[0]}"`)
  const stages = request.stages.map((name, i) => {
    const before = i === 0 ? first : (found[i - 1] ?? 0)
    const count = found[i] ?? 0
    return { stage: String(name), count, ofFirst: count / first, ofBefore: before === 0 ? 0 : count / before }
  })
  return { ...frameOf(stages, who !== null), ...readComplete(counted), result: { stages } }
}

type Stages = FunnelAnswer['result']['stages']

function frameOf(stages: Stages, isInOrder: boolean): Omit<FunnelAnswer, 'n' | 'nulls' | 'result'> {
  const [first, last] = [stages[0], stages.at(-1)]
  const worst = [...stages.slice(1)].sort((a, b) => a.ofBefore - b.ofBefore)[0]
  const from = worst ? (stages[stages.indexOf(worst) - 1]?.stage ?? '') : ''
  const answer = {
    code: 'analysis.funnel.answer',
    params: { share: last?.ofFirst ?? 0, first: first?.stage ?? '', last: last?.stage ?? '' },
  }
  return {
    type: 'funnel',
    answer,
    remarks: worst
      ? [{ code: 'analysis.funnel.worst', params: { from, to: worst.stage, lost: 1 - worst.ofBefore } }]
      : [],
    assumptions: [
      {
        text: word(isInOrder ? 'analysis.funnel.inOrder' : 'analysis.funnel.rows'),
        state: 'unchecked',
        evidence: null,
      },
    ],
    warnings: stages.some(({ ofBefore }) => ofBefore > 1) ? [word('analysis.funnel.grows')] : [],
    method: { name: word('analysis.funnel.method'), sources: [], exactness: 'exact', sampledRows: null, seed: null },
    tables: [
      tableOf({
        id: 'stages',
        title: word('analysis.funnel.table'),
        parts: [
          textPart(
            'stage',
            word('analysis.funnel.stage'),
            stages.map(s => s.stage),
          ),
          numberPart(
            'count',
            word('analysis.funnel.count'),
            stages.map(s => s.count),
            whole,
          ),
          numberPart(
            'ofFirst',
            word('analysis.funnel.ofFirst'),
            stages.map(s => s.ofFirst),
            ratio,
          ),
          numberPart(
            'ofBefore',
            word('analysis.funnel.ofBefore'),
            stages.map(s => s.ofBefore),
            ratio,
          ),
        ],
      }),
    ],
    pictures: [
      {
        id: 'funnel',
        title: word('analysis.funnel.table'),
        summary: answer,
        x: {
          title: word('analysis.funnel.stage'),
          kind: 'category',
          format: text,
          categories: stages.map(s => s.stage),
        },
        y: { title: word('analysis.funnel.count'), kind: 'value', format: whole },
        layers: [{ name: word('analysis.funnel.count'), mark: 'bars', colour: 0, ys: stages.map(s => s.count) }],
      },
    ],
  }
}

const isStage = (stage: Column, value: FunnelRequest['stages'][number]): Expression =>
  call('eq', column(stage.id), { kind: 'literal', value, type: stage.type })

function counts(rows: Relation, stage: Column, stages: FunnelRequest['stages']): Relation {
  return aggregate(
    rows,
    [],
    stages.map((value, i) => ({ as: `s${i}`, value: { fn: 'count' as const, where: isStage(stage, value) } })),
  )
}

/** Who has a row of this stage and of every stage before. */
function reached(
  rows: Relation,
  { stage, who, stages }: { stage: Column; who: Column; stages: FunnelRequest['stages'] },
): Relation {
  const of = stages.map((value, i) => ({ as: `n${i}`, value: { fn: 'count' as const, where: isStage(stage, value) } }))
  const people = aggregate(rows, [{ as: 'who', value: column(who.id) }], of)
  const one: Expression = { kind: 'literal', value: 1, type: 'integer' }
  return aggregate(
    people,
    [],
    stages.map((_, i) => {
      const all = stages.slice(0, i + 1).map((_stage, k) => call('ge', column(`n${k}`), one))
      const [first = one, ...rest] = all
      return {
        as: `s${i}`,
        value: { fn: 'count' as const, where: rest.length === 0 ? first : call('and', first, ...rest) },
      }
    }),
  )
}
