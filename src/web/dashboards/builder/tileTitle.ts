import type { DashboardDocument, DashboardTile } from '../../../contract/dashboard.ts'
import { analysisName } from '../../../core/dashboard/analysisName.ts'
import { builderText as words } from '../../builderText.ts'
import { say } from '../../words.ts'
import type { TileDrawn } from './useTileDrawn.ts'

/** What a tile is called: its own title, what its chart says of itself, the beginning of its text, or its kind. */
export function tileTitle(
  { title, config }: DashboardTile,
  document: DashboardDocument,
  { picture }: Pick<TileDrawn, 'picture'>,
): string {
  if (title) return title
  switch (config.kind) {
    case 'chart':
    case 'finding':
      return (picture ? say(picture.model.title) : config.question.title) || words.kinds[config.kind]
    case 'analysis':
      return analysisName(config)
    case 'text':
      return firstLine(config.markdown) || words.kinds.text
    case 'image':
      return config.alt || words.kinds.image
    case 'filter':
      return document.filters.find(({ id }) => id === config.filterId)?.label ?? words.kinds.filter
    case 'section':
      return words.untitled
  }
}

const firstLine = (markdown: string) =>
  (markdown.split('\n').find(line => line.trim() !== '') ?? '')
    .replace(/[#*_>`[\]|-]/g, '')
    .trim()
    .slice(0, 60)
