import { useQuery } from '@tanstack/react-query'
import type { DashboardDocument, DashboardTile } from '../../../contract/dashboard.ts'
import { builderText as words } from '../../builderText.ts'
import { say } from '../../words.ts'
import { tileQuestionQuery } from './tileQuestion.ts'

/** What a tile is called: its own title, what its chart says of itself, the beginning of its text, or its kind. */
export function useTileTitle({ title, config }: DashboardTile, document: DashboardDocument): string {
  const question = 'question' in config ? config.question : null
  const asked = useQuery({ ...tileQuestionQuery(question), enabled: question !== null && title === null })
  if (title) return title
  if (question) return asked.data ? say(asked.data.model.title) : words.kinds[config.kind]
  if (config.kind === 'text') return firstLine(config.markdown) || words.kinds.text
  if (config.kind === 'image') return config.alt || words.kinds.image
  if (config.kind === 'filter')
    return document.filters.find(({ id }) => id === config.filterId)?.label ?? words.kinds.filter
  return words.untitled
}

const firstLine = (markdown: string) =>
  (markdown.split('\n').find(line => line.trim() !== '') ?? '')
    .replace(/[#*_>`[\]|-]/g, '')
    .trim()
    .slice(0, 60)
