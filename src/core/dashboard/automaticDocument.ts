import type { TileSpec } from '../../contract/automatic.ts'
import type { DashboardDocument, DashboardTile } from '../../contract/dashboard.ts'
import { questionOf } from '../chart/question/questionOf.ts'
import { emptyDocument } from './emptyDocument.ts'

/** Letters of an id. */
const LONGEST_ID = 60

/**
 * An automatic dashboard as one that can be kept: the same charts at the same places, each now a question. Their columns
 * are still to be filled in; what no question makes is left out.
 */
export function automaticDocument(name: string, tiles: readonly TileSpec[]): DashboardDocument {
  const document = emptyDocument(name)
  const [tab] = document.tabs
  const kept = tiles.flatMap(({ id, place, spec }, i): DashboardTile[] => {
    const question = questionOf(spec)
    if (!question || !tab) return []
    const { x, y, w, h } = place
    // It follows the newest version, like every tile.
    const { versionId: _, ...source } = question.source
    return [
      {
        id: id.slice(0, LONGEST_ID),
        tabId: tab.id,
        title: null,
        description: '',
        position: { x, y, width: w, height: h },
        order: i,
        phone: null,
        config: { kind: 'chart', question: { ...question, source }, columns: [] },
      },
    ]
  })
  return { ...document, tiles: kept }
}
