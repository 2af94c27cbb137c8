import type { Column } from '../../contract/column.ts'
import type { TemplateSlot } from '../../contract/template.ts'

/** In the names of a slot: any column of its role will do when none goes by its names. */
export const ANY_NAME = '*'
const ANY_SCORE = 0.3
/** A number with so few values groups as well as a word does: 0 and 1 for a gender. */
const FEW = 50

/** A slot and the column that fills it; `score` 1 is the slot's first name, less is a likeness. */
export interface Filled {
  slotId: string
  columnId: string
  score: number
}

/** Which column fills which slot: the best pairs first, a column fills one slot. What fills none is left open. */
export function matchSlots(slots: readonly TemplateSlot[], columns: readonly Column[]): Filled[] {
  const pairs = slots.flatMap((slot, place) =>
    columns.flatMap((column, at) => {
      const score = scoreOf(slot, column)
      return score > 0 ? [{ slotId: slot.id, columnId: column.id, score, isRequired: slot.isRequired, place, at }] : []
    }),
  )
  pairs.sort(
    (a, b) => b.score - a.score || Number(b.isRequired) - Number(a.isRequired) || a.place - b.place || a.at - b.at,
  )
  const filled = new Map<string, Filled>()
  const taken = new Set<string>()
  for (const { slotId, columnId, score } of pairs) {
    if (filled.has(slotId) || taken.has(columnId)) continue
    filled.set(slotId, { slotId, columnId, score })
    taken.add(columnId)
  }
  return slots.flatMap(({ id }) => filled.get(id) ?? [])
}

/** How much of a template a table fills, 0 to 1. A required slot weighs three others, and without it little is left. */
export function fitOf(slots: readonly TemplateSlot[], filled: readonly Filled[]): number {
  const scores = new Map(filled.map(({ slotId, score }) => [slotId, score]))
  const weight = ({ isRequired }: TemplateSlot) => (isRequired ? 3 : 1)
  const all = slots.reduce((sum, slot) => sum + weight(slot), 0)
  const reached = slots.reduce((sum, slot) => sum + weight(slot) * (scores.get(slot.id) ?? 0), 0)
  const lacks = slots.some(slot => slot.isRequired && !scores.has(slot.id))
  return all === 0 ? 0 : (reached / all) * (lacks ? 0.3 : 1)
}

function scoreOf(slot: TemplateSlot, column: Column): number {
  if (!serves(slot, column)) return 0
  const name = plain(column.name)
  const scores = slot.names.map((wanted, i) => {
    if (wanted === ANY_NAME) return isOfRole(slot, column) ? ANY_SCORE : 0
    const late = 0.01 * Math.min(i, 10)
    if (name === plain(wanted)) return 1 - late
    return hasWords(column.name, wanted) ? 0.7 - late : 0
  })
  const best = Math.max(0, ...scores)
  // Among equals the one with the right unit; a number that is money serves a slot for money better.
  return best > 0 && slot.isMoney && column.meaning.isMoney ? Math.min(1, best + 0.05) : best
}

/** Whether a column can stand where the slot stands, whatever it is called. */
function serves({ role }: TemplateSlot, { type, role: own, profile }: Column): boolean {
  const isNumber = type === 'integer' || type === 'decimal' || type === 'double'
  const isTime = type === 'date' || type === 'timestamp'
  switch (role) {
    case 'measure':
      return isNumber && own !== 'identifier'
    case 'time':
      return isTime || own === 'time'
    case 'dimension':
      return !isTime && own !== 'text' && (!isNumber || profile.distinct <= FEW)
    default:
      return true
  }
}

/** Whether it is by itself what the slot wants, so that its name may be any. */
const isOfRole = ({ role, isMoney }: TemplateSlot, column: Column) =>
  column.role === role && (!isMoney || column.meaning.isMoney)

const plain = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Whether the words of a name stand in another in a row: 'net sales' in 'Net Sales (USD)'. */
function hasWords(name: string, wanted: string): boolean {
  const words = (text: string) =>
    ` ${text
      .normalize('NFKC')
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `
  return words(name).includes(words(wanted))
}
