import type { DashboardTile, DrawnTile } from '../../../contract/dashboard.ts'
import { say } from '../../analysis/sayAnalysis.ts'
import { tileTitle } from '../view/tileTitle.ts'

/** What an analysis is called: as a tile is; where that is not told, what stands there. */
export function analysisTitle(tile: DashboardTile, drawn?: DrawnTile | undefined): string {
  const { title, config } = tile
  const said = drawn?.analysis?.said
  const isTold = title || config.kind !== 'analysis' || config.source.datasetId !== ''
  if (isTold || !said) return tileTitle(tile)
  const shown = said.pictures[0] ?? said.tables[0]
  return say(shown ? shown.title : said.method.name)
}
