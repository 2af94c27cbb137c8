import type { Scalar } from '../../contract/column.ts'
import { DomainError } from '../../contract/problem.ts'
import type { FigureRef, Provenance } from '../../contract/provenance.ts'
import type { Relation, Scan } from '../../contract/relation.ts'
import { calculatedRelation } from '../../core/relation/calculatedFigure.ts'
import { checkPlan } from '../../core/relation/check.ts'
import { compile } from '../../core/relation/dialects/duckdb.ts'
import { definitionOf } from '../../core/relation/figureWords.ts'
import { figureRelation, invert } from '../../core/relation/invert.ts'
import type { Leaders } from '../../core/relation/leaders.ts'
import { leadersRelation } from '../../core/relation/leaders.ts'
import { resolveDates } from '../../core/relation/resolveDates.ts'
import { schemaOf } from '../../core/relation/schema.ts'
import type { Context } from '../../ports/context.ts'
import type { EngineResult } from '../../ports/engine.ts'
import { authorise } from '../access/authorise.ts'
import { loadScan } from '../datasets/loadScan.ts'
import { dateAnchors } from './dateAnchors.ts'

/**
 * Where a figure comes from: computed again from its rows alone, with its bill, its SQL and the rows themselves. One with
 * a calculation is computed from all groups, and leads to the rows of its own.
 * @throws DomainError not_found, not_ready, invalid_plan, took_too_long, out_of_memory, busy
 */
export async function explainFigure(ctx: Context, { figure: asked }: { figure: FigureRef }): Promise<Provenance> {
  const source = await loadScan(ctx, asked.plan.source)
  const { scan, version, fileName, sheet } = source
  const figure = { ...asked, plan: resolveDates(asked.plan, dateAnchors(ctx, source)) }
  const schema = schemaOf(scan)
  const errors = checkPlan(figure.plan, schema).map(fault => ({ ...fault, pointer: `/plan${fault.pointer}` }))
  if (errors[0] !== undefined) throw new DomainError('invalid_plan', errors[0].detail, { errors })
  const inversion = invert(figure, schema, await leaders(ctx, figure, scan))
  const figured = figureRelation(figure, inversion, scan)
  const own = await run(ctx, figured)
  const calculated = calculatedRelation(figure, scan)
  const { table } = calculated === null ? own : await run(ctx, calculated)
  return {
    value: table.data[0]?.[0] ?? null,
    definition: definitionOf(figure, schema),
    bill: own.bill,
    versionId: version.id,
    versionNumber: version.number,
    versionHash: version.hash,
    fileName,
    sheet,
    // As it was asked: of the engine's own, row rules are a part, and they may name what they hide.
    sql: compile(calculated ?? figured, { inline: true }).sql,
    rows: inversion.rows,
  }
}

/** The leading values a figure depends on, top by top: a later one may rank among those of an earlier one. */
async function leaders(ctx: Context, figure: FigureRef, scan: Scan): Promise<Leaders> {
  const known: (readonly Scalar[])[] = []
  for (const i of figure.plan.tops.keys()) {
    const relation = leadersRelation(figure, i, scan, known)
    const answer = relation === null ? null : await run(ctx, relation)
    known.push(answer?.table.data[0] ?? [])
  }
  return known
}

async function run(ctx: Context, relation: Relation): Promise<EngineResult> {
  const options = { signal: ctx.signal, timeoutMs: ctx.limits.queryTimeoutMs }
  return ctx.engine.run(await authorise(ctx, relation), options)
}
