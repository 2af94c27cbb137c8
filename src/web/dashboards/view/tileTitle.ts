import type { DashboardTile, DrawnTile } from '../../../contract/dashboard.ts'
import { analysisName } from '../../../core/dashboard/analysisName.ts'
import { boardText as words } from '../../boardText.ts'
import { say } from '../../words.ts'

/** What a tile is called: as somebody named it, else what it says of itself. */
export function tileTitle(tile: DashboardTile, drawn?: DrawnTile | undefined): string {
  if (tile.title) return tile.title
  const said = drawn?.model?.title ?? drawn?.spec?.title
  if (said) return say(said)
  const { config } = tile
  if (config.kind === 'analysis' && config.source.datasetId !== '') return analysisName(config)
  return ('question' in config && config.question.title) || words.untitled[config.kind]
}
