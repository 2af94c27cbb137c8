import { type Acting, actsOf, addFilter, after, columnOf, isAct, type Reading, take } from './reading.ts'
import { isMeasured, isYesNo } from './subject.ts'

/** Reads what is not there: "missing age", "with known deck", "without a publisher". */
export function readMissing(reading: Reading): void {
  for (const piece of actsOf(reading, 'missing', 'present')) readAbsence(reading, piece)
  for (const piece of actsOf(reading, 'not')) readWithout(reading, piece)
}

const turned = { isNull: 'notNull', notNull: 'isNull' } as const

/** "missing age", "with known deck". */
function readAbsence(reading: Reading, piece: Acting): void {
  const op = piece.act.act === 'missing' ? ('isNull' as const) : ('notNull' as const)
  const before = after(reading, piece, -1)
  const isBehind = isAct(before, 'not')
  const near = [after(reading, piece), isBehind ? after(reading, before, -1) : before].find(one => columnOf(one))
  const column = columnOf(near)
  if (!near || !column) return
  if (isBehind) take(reading, before, 'ask.word')
  const meant = isBehind ? turned[op] : op
  addFilter(reading, { op: meant, column: column.id })
  if (!isAct(after(reading, near, -1), 'by')) take(reading, near, 'ask.conditionColumn', { name: column.name })
  take(reading, piece, `ask.condition.${meant}`, { name: column.name })
}

/** "without a publisher": the column has nothing there. */
function readWithout(reading: Reading, piece: Acting): void {
  const near = after(reading, piece)
  const column = columnOf(near)
  if (!near || !column || isYesNo(column) || !/^(without|no|with no)$/i.test(piece.text)) return
  const next = after(reading, near)
  if (next?.kind === 'value' && next.options.some(one => one.column === column)) return
  const isNone = isMeasured(column) && Number(column.profile.min) === 0 && column.profile.nulls === 0
  if (column.profile.nulls === 0 && !isNone) return
  take(reading, near, 'ask.conditionColumn', { name: column.name })
  if (isNone) {
    addFilter(reading, { op: 'eq', column: column.id, value: 0 })
    take(reading, piece, 'ask.condition.eq', { name: column.name, value: 0 })
    return
  }
  addFilter(reading, { op: 'isNull', column: column.id })
  take(reading, piece, 'ask.condition.isNull', { name: column.name })
}
