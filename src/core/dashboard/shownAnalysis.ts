import type { Analysis, AnalysisSaid } from '../../contract/analysis/analysis.ts'
import type { DrawnAnalysis, TileConfig } from '../../contract/dashboard.ts'

type Wish = Pick<Extract<TileConfig, { kind: 'analysis' }>, 'show' | 'part'>

/**
 * An answer as a tile shows it: what it says, and of its pictures and tables the one that is wished for. A part that the
 * answer does not have is the first of its kind; without a picture a table stands there.
 */
export function shownAnalysis({ source, request, answer }: Analysis, { show, part }: Wish): DrawnAnalysis {
  const { pictures, tables } = answer
  const wished = <T extends { id: string }>(all: readonly T[]) => all.find(({ id }) => id === part) ?? all[0]
  const picture = show === 'picture' ? wished(pictures) : undefined
  const table = show === 'table' || (show === 'picture' && !picture) ? wished(tables) : undefined
  return {
    source,
    request,
    said: { ...saidOf(answer), pictures: picture ? [picture] : [], tables: table ? [table] : [] },
    parts: [
      ...pictures.map(({ id, title }) => ({ kind: 'picture' as const, id, title })),
      ...tables.map(({ id, title }) => ({ kind: 'table' as const, id, title })),
    ],
  }
}

/** Field by field: a method's own numbers may be long, and no tile shows them. */
function saidOf({ n, nulls, answer, remarks, assumptions, warnings, method }: AnalysisSaid) {
  return { n, nulls, answer, remarks, assumptions, warnings, method }
}
