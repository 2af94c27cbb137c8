import type { TileConfig } from '../../contract/dashboard.ts'
import type { Message } from '../../contract/message.ts'
import { canonical } from '../relation/canonical.ts'

/** What became of what a tile shows, in plain words; nothing when it shows the same. */
export function describeConfig(before: TileConfig, after: TileConfig, name: string): Message[] {
  if (canonical(before) === canonical(after)) return []
  const told = (code: string, params: Message['params'] = {}): Message[] => [{ code, params: { name, ...params } }]
  if (before.kind !== after.kind) return told('board.replaced')
  switch (after.kind) {
    case 'chart':
    case 'finding':
      // Of the same kind, as was asked above.
      return describeQuestion(before as typeof after, after).flatMap(({ code, params }) => told(code, params))
    case 'analysis':
      return describeAnalysis(before as typeof after, after).flatMap(({ code, params }) => told(code, params))
    case 'text':
      return told('board.written')
    case 'image':
      return told('board.pictured')
    case 'filter':
      return told('board.controlled')
    case 'section':
      return told(after.isCollapsed ? 'board.folded' : 'board.unfolded')
  }
}

type Asking = Extract<TileConfig, { kind: 'chart' | 'finding' }>
type Analysis = Extract<TileConfig, { kind: 'analysis' }>

function describeQuestion(before: Asking, after: Asking): Message[] {
  const { type: from, source: data, ...was } = before.question
  const { type: to, source: newData, ...is } = after.question
  const [isSameData, isSameQuestion] = [canonical(data) === canonical(newData), canonical(was) === canonical(is)]
  const changes = [
    ...(from === to ? [] : [{ code: 'board.type', params: { from, to } }]),
    ...(isSameData ? [] : [{ code: 'board.data', params: {} }]),
    ...(isSameQuestion ? [] : [{ code: 'board.asked', params: {} }]),
  ]
  if (changes.length > 0 || chartOf(before) === chartOf(after)) return changes
  return [{ code: 'board.replaced', params: {} }]
}

function describeAnalysis(before: Analysis, after: Analysis): Message[] {
  const isSame = <K extends keyof Analysis>(...keys: K[]) =>
    keys.every(key => canonical(before[key] ?? null) === canonical(after[key] ?? null))
  return [
    ...(isSame('source') ? [] : [{ code: 'board.data', params: {} }]),
    ...(isSame('request', 'filter') ? [] : [{ code: 'board.asked', params: {} }]),
    ...(isSame('show', 'part') ? [] : [{ code: `board.shows.${after.show}`, params: {} }]),
  ]
}

/** The saved chart it follows. */
const chartOf = (config: Asking) => (config.kind === 'chart' ? config.chartId : undefined)
