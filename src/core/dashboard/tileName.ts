import type { DashboardDocument, DashboardTile } from '../../contract/dashboard.ts'
import { fieldText } from '../chart/fieldText.ts'
import { analysisName } from './analysisName.ts'

/** Letters of a text that name it. */
const LETTERS = 60

/** What a tile is called where nobody named it: what it shows, its first words, its filter. Empty when it has neither. */
export function tileName(
  { title, config }: Pick<DashboardTile, 'title' | 'config'>,
  { filters }: Pick<DashboardDocument, 'filters'>,
): string {
  if (title) return title
  switch (config.kind) {
    case 'chart':
    case 'finding':
      return config.question.title || askedText(config)
    case 'analysis':
      return shortened(analysisName(config))
    case 'text':
      return firstWords(config.markdown)
    case 'image':
      return config.alt
    case 'filter':
      return filters.find(({ id }) => id === config.filterId)?.label ?? ''
    case 'section':
      return ''
  }
}

type Asking = Extract<DashboardTile['config'], { kind: 'chart' | 'finding' }>

/** 'sum of Sales by Platform': the figures, then what groups them. */
function askedText({ question, columns }: Asking): string {
  const names = new Map(columns.map(({ id, name }) => [id, name]))
  const { x, y, colour, size, facet } = question
  const fields = [...y, ...x, colour, size, facet].filter(field => field !== undefined)
  const figures = fields.filter(({ role }) => role !== 'group').map(field => fieldText(field, names))
  const groups = fields.filter(({ role }) => role === 'group').map(field => fieldText(field, names))
  return shortened([figures.join(', '), groups.join(' and ')].filter(Boolean).join(' by '))
}

/** The first line that says something, without its marks. */
function firstWords(markdown: string): string {
  const lines = markdown.split('\n').map(line => line.replace(/^[\s#>*+-]+|[*_`]/g, '').trim())
  return shortened(lines.find(Boolean) ?? '')
}

const shortened = (text: string) => (text.length > LETTERS ? `${text.slice(0, LETTERS - 1).trimEnd()}…` : text)
