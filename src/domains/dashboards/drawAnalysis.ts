import type { AnalysisRequest } from '../../contract/analysis/analysis.ts'
import type { DrawnAnalysis, DrawnTile, TileConfig } from '../../contract/dashboard.ts'
import type { Filter, PlanSource } from '../../contract/plan.ts'
import { shownAnalysis } from '../../core/dashboard/shownAnalysis.ts'
import type { Context } from '../../ports/context.ts'
import { analyze } from '../analytics/analyze.ts'
import { problemOf } from './drawSpecs.ts'

/** What a tile asks of a method: of which rows, and what of the answer it shows. */
export interface AskedAnalysis extends Pick<Extract<TileConfig, { kind: 'analysis' }>, 'show' | 'part'> {
  source: PlanSource
  request: AnalysisRequest
  filter?: Filter
}

interface Drawn extends Pick<DrawnTile, 'problem'> {
  analysis?: DrawnAnalysis
  durationMs: number
}

/** An analysis as its tile shows it; one that cannot be answered keeps its problem to itself. */
export async function drawAnalysis(ctx: Context, { source, request, filter, ...wish }: AskedAnalysis): Promise<Drawn> {
  try {
    const answer = await analyze(ctx, { ...request, ...source, ...(filter && { filter }) })
    return { analysis: shownAnalysis(answer, wish), problem: null, durationMs: answer.durationMs }
  } catch (fault) {
    return { problem: problemOf(fault), durationMs: 0 }
  }
}
