import type { Scalar } from '../../contract/column.ts'
import { DomainError } from '../../contract/problem.ts'
import type { FigureRef, Provenance } from '../../contract/provenance.ts'
import type { Scan } from '../../contract/relation.ts'
import { checkPlan } from '../../core/relation/check.ts'
import { definitionOf } from '../../core/relation/figureWords.ts'
import { figureRelation, invert } from '../../core/relation/invert.ts'
import type { Leaders } from '../../core/relation/leaders.ts'
import { leadersRelation } from '../../core/relation/leaders.ts'
import { schemaOf } from '../../core/relation/schema.ts'
import type { Context } from '../../ports/context.ts'
import { authorise } from '../access/authorise.ts'
import { loadScan } from '../datasets/loadScan.ts'

/**
 * Where a figure comes from: computed again from its rows alone, with its bill, its SQL and the rows themselves.
 * @throws DomainError not_found, not_ready, invalid_plan, took_too_long, out_of_memory, busy
 */
export async function explainFigure(ctx: Context, { figure }: { figure: FigureRef }): Promise<Provenance> {
  const { scan, version, fileName, sheet } = await loadScan(ctx, figure.plan.source)
  const schema = schemaOf(scan)
  const errors = checkPlan(figure.plan, schema).map(fault => ({ ...fault, pointer: `/plan${fault.pointer}` }))
  if (errors[0] !== undefined) throw new DomainError('invalid_plan', errors[0].detail, { errors })
  const inversion = invert(figure, schema, await leaders(ctx, figure, scan))
  const { table, bill, sql } = await ctx.engine.run(
    authorise(ctx, figureRelation(figure, inversion, scan)),
    options(ctx),
  )
  return {
    value: table.data[0]?.[0] ?? null,
    definition: definitionOf(figure, schema),
    bill,
    versionId: version.id,
    versionNumber: version.number,
    versionHash: version.hash,
    fileName,
    sheet,
    sql,
    rows: inversion.rows,
  }
}

/** The leading values a figure depends on, top by top: a later one may rank among those of an earlier one. */
async function leaders(ctx: Context, figure: FigureRef, scan: Scan): Promise<Leaders> {
  const known: (readonly Scalar[])[] = []
  for (const i of figure.plan.tops.keys()) {
    const relation = leadersRelation(figure, i, scan, known)
    const answer = relation === null ? null : await ctx.engine.run(authorise(ctx, relation), options(ctx))
    known.push(answer?.table.data[0] ?? [])
  }
  return known
}

function options(ctx: Context) {
  return { signal: ctx.signal, timeoutMs: ctx.limits.queryTimeoutMs }
}
