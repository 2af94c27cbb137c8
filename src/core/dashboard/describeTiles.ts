import type { DashboardDocument, DashboardTile } from '../../contract/dashboard.ts'
import type { Message } from '../../contract/message.ts'
import { canonical } from '../relation/canonical.ts'
import { describeConfig } from './describeConfig.ts'
import { tileName } from './tileName.ts'

interface Change {
  before: DashboardTile
  after: DashboardTile
  name: string
}

/** What became of the tiles of a dashboard, in plain words. */
export function describeTiles(before: DashboardDocument, after: DashboardDocument): Message[] {
  const old = new Map(before.tiles.map(tile => [tile.id, tile]))
  const now = new Set(after.tiles.map(({ id }) => id))
  const tabs = new Set(after.tabs.map(({ id }) => id))
  const added = after.tiles.filter(({ id }) => !old.has(id)).map(tile => nameIn(after, tile))
  // What went with its tab is told with the tab.
  const gone = before.tiles.filter(({ id, tabId }) => !now.has(id) && tabs.has(tabId))
  const both = after.tiles.flatMap((tile): Change[] => {
    const was = old.get(tile.id)
    return was && canonical(was) !== canonical(tile) ? [{ before: was, after: tile, name: nameIn(after, tile) }] : []
  })
  return [
    ...oneOrMore('board.added', added),
    ...oneOrMore(
      'board.removed',
      gone.map(tile => nameIn(before, tile)),
    ),
    ...describeContent(both, before),
    ...describePlaces(both, after),
  ]
}

/** What they show and are called. */
function describeContent(changes: readonly Change[], document: DashboardDocument): Message[] {
  return changes.flatMap(change => [
    ...describeTexts(change, document),
    ...describeConfig(change.before.config, change.after.config, change.name),
  ])
}

function describeTexts({ before, after, name }: Change, document: DashboardDocument): Message[] {
  const renamed = (before.title ?? '') !== (after.title ?? '')
  const from = nameIn(document, before)
  return [
    ...(renamed ? [{ code: 'board.titled', params: { from, to: name } }] : []),
    ...(before.description === after.description ? [] : [{ code: 'board.tileDescribed', params: { name } }]),
  ]
}

/** Where they stand, and in which order they are read. */
function describePlaces(changes: readonly Change[], after: DashboardDocument): Message[] {
  const stays = changes.filter(change => change.before.tabId === change.after.tabId)
  const isResized = ({ before: { position: a }, after: { position: b } }: Change) =>
    a.width !== b.width || a.height !== b.height
  const isMoved = ({ before: { position: a }, after: { position: b } }: Change) => a.x !== b.x || a.y !== b.y
  const named = (some: readonly Change[]) => some.map(({ name }) => name)
  const onPhone = changes.filter(c => canonical(c.before.phone) !== canonical(c.after.phone))
  const isOrdered = changes.some(c => c.before.order !== c.after.order && !isMoved(c))
  return [
    ...describeTabChanges(changes, after),
    ...oneOrMore('board.resized', named(stays.filter(isResized))),
    ...oneOrMore('board.moved', named(stays.filter(change => !isResized(change) && isMoved(change)))),
    ...(isOrdered ? [{ code: 'board.ordered', params: {} }] : []),
    ...oneOrMore('board.phone', named(onPhone)),
  ]
}

function describeTabChanges(changes: readonly Change[], after: DashboardDocument): Message[] {
  const moved = changes.filter(change => change.before.tabId !== change.after.tabId)
  return after.tabs.flatMap(({ id, title }) => {
    const names = moved.filter(change => change.after.tabId === id).map(({ name }) => name)
    return oneOrMore('board.toTab', names, { tab: title || '–' })
  })
}

/** 'Moved “Sales”', or 'Moved 3 tiles': the code with its ending. */
function oneOrMore(code: string, names: readonly string[], more: Message['params'] = {}): Message[] {
  const [first] = names
  if (first === undefined) return []
  return names.length === 1
    ? [{ code, params: { name: first, ...more } }]
    : [{ code: `${code}More`, params: { count: names.length, ...more } }]
}

const nameIn = (document: DashboardDocument, tile: DashboardTile) =>
  tileName(tile, document) || unnamed[tile.config.kind]

const unnamed: Readonly<Record<DashboardTile['config']['kind'], string>> = {
  chart: 'Chart',
  finding: 'Finding',
  analysis: 'Analysis',
  text: 'Text',
  image: 'Picture',
  filter: 'Filter',
  section: 'Section',
}
