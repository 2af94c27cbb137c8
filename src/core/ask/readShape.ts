import type { Column } from '../../contract/column.ts'
import { mainTime, rankMeasures } from '../chart/rank.ts'
import { nameWords } from '../column/nameWords.ts'
import type { Piece } from './piece.ts'
import { actsOf, after, columnOf, has, isAct, isFree, type Reading, take } from './reading.ts'
import { isCalendar, isMeasured, isNumeric, isYesNo } from './subject.ts'

/** Reads which chart is asked for, and of what kind the answer is. */
export function readShape(reading: Reading): void {
  const { wish } = reading
  for (const piece of actsOf(reading, 'chart')) {
    if (piece.act.act !== 'chart') continue
    wish.type = piece.act.type
    take(reading, piece, 'ask.chart', { type: piece.act.type })
  }
  for (const piece of actsOf(reading, 'direction')) {
    if (piece.act.act !== 'direction') continue
    wish.sort = { by: 'value', direction: piece.act.direction, column: null }
    take(reading, piece, 'ask.word')
  }
  for (const piece of actsOf(reading, 'names')) {
    wish.sort = { by: 'name', direction: 'asc', column: null }
    take(reading, piece, 'ask.word')
  }
  readPoints(reading)
  readSpread(reading)
}

/** "carat against price", "does weight affect mpg": two numbers of each row. */
function readPoints(reading: Reading): void {
  const acts = [...actsOf(reading, 'relation'), ...actsOf(reading, 'effect'), ...pairOf(reading)]
  const [piece] = acts
  if (!piece) return
  const named = reading.pieces.filter(one => {
    const column = columnOf(one)
    return column && isNumeric(column) && isFree(reading, one) && !isAct(after(reading, one, -1), 'by')
  })
  const columns = [...new Set(named.map(columnOf).filter(column => column !== null))]
  const measured = columns.filter(column => isMeasured(column) || columns.length === 2)
  const [first, second] = measured
  if (!first || !second) {
    readBoxes(reading, piece, first)
    return
  }
  if (measured.length > 2) return
  // "price against carat" and "how price depends on carat" have the price upright.
  const isTurned = piece.act.act === 'versus' || (piece.act.act === 'relation' && piece.act.isTurned)
  reading.wish.raw = isTurned ? [second, first] : [first, second]
  reading.wish.shape = 'points'
  for (const one of named) take(reading, one, 'ask.column', { name: columnOf(one)?.name ?? '' })
  for (const one of acts) take(reading, one, 'ask.shape.points')
}

/** Two measures held against each other are points, unless figures of them are asked for groups. */
function pairOf(reading: Reading) {
  const isGrouped =
    has(reading, 'aggregate', 'top', 'trend', 'grain', 'count', 'extreme', 'compare', 'sort', 'share', 'chart') ||
    (has(reading, 'by') && isFamily(reading))
  return isGrouped ? [] : actsOf(reading, 'versus')
}

/** Columns that share a word of their names: sales of one region and of another. */
function isFamily({ pieces }: Reading): boolean {
  const words = pieces.flatMap(piece => {
    const column = columnOf(piece)
    return column && isMeasured(column) ? [nameWords(column.name)] : []
  })
  const [first, second] = words
  const isSummed = pieces.some(piece => columnOf(piece)?.meaning.additive === 'sum')
  return isSummed && (second?.some(word => first?.includes(word)) ?? false)
}

/** "relationship between day and tip": how the number spreads in each group. */
function readBoxes(reading: Reading, piece: (typeof reading.pieces)[number], measure: Column | undefined): void {
  if (!measure || isAct(piece, 'versus')) return
  const group = reading.pieces.find(one => {
    const column = columnOf(one)
    return column && column.role === 'dimension' && column !== measure && isFree(reading, one)
  })
  const column = columnOf(group)
  if (!group || !column) return
  const number = reading.pieces.find(one => columnOf(one) === measure)
  reading.wish.raw = [measure]
  reading.wish.groups.push({ column })
  reading.wish.shape = 'boxes'
  reading.factors.push(0.85)
  take(reading, group, 'ask.group', { name: column.name })
  take(reading, piece, 'ask.shape.boxes')
  if (number) take(reading, number, 'ask.column', { name: measure.name })
}

/** "distribution of age by sex", "box plot of tip by day", "age histogram". */
function readSpread(reading: Reading): void {
  const boxes = actsOf(reading, 'boxes')
  const spreads = actsOf(reading, 'spread')
  const acts = [...boxes, ...spreads, ...histograms(reading)]
  const [piece] = acts
  if (!piece) return
  if (isOnlyHow(reading, acts)) return
  const number = spreadNumber(reading)
  const column = columnOf(number)
  for (const one of acts) take(reading, one, boxes.length > 0 ? 'ask.shape.boxes' : 'ask.shape.spread')
  if (!number || !column) {
    // How names are distributed is how many rows each has.
    if (boxes.length > 0) reading.factors.push(0.5)
    else if (hasNames(reading)) reading.wish.figures.push({ aggregate: 'count' })
    else
      reading.doubts.push({ about: 'measure', piece: null, columns: rankMeasures(reading.subject.columns).slice(0, 4) })
    return
  }
  reading.wish.raw = [column]
  reading.wish.shape = boxes.length > 0 ? 'boxes' : 'spread'
  take(reading, number, 'ask.column', { name: column.name })
}

/** The number that spreads: one that only a condition names, too ("fares under 100"). */
function spreadNumber(reading: Reading): Piece | undefined {
  const named = reading.pieces.filter(one => {
    const column = columnOf(one)
    return column && isMeasured(column) && !isAct(after(reading, one, -1), 'by')
  })
  return (
    named.find(one => isFree(reading, one)) ?? named.find(one => reading.used.get(one)?.code === 'ask.conditionColumn')
  )
}

/** "how are sales developing": it asks for no distribution. */
function isOnlyHow(reading: Reading, acts: readonly Piece[]): boolean {
  const isHow = acts.every(({ text }) => /^how (is|are)$/i.test(text)) && has(reading, 'trend', 'grain')
  if (isHow) for (const one of acts) take(reading, one, 'ask.word')
  return isHow
}

const hasNames = (reading: Reading) => reading.pieces.some(piece => columnOf(piece) && isFree(reading, piece))

function histograms(reading: Reading) {
  const { wish, pieces } = reading
  return wish.type === 'histogram' && wish.shape === 'figures'
    ? pieces.filter(piece => isAct(piece, 'chart')).filter(piece => isAct(piece, 'chart'))
    : []
}

/** What a question leaves open is settled as people mean it, or asked back. */
export function settleShape(reading: Reading): void {
  const { wish, subject } = reading
  readSort(reading)
  if (wish.shape !== 'figures') return
  if (wish.figures.length > 0) return
  const isList = has(reading, 'list') || (wish.groups.length === 0 && wish.filters.length > 0 && !has(reading, 'trend'))
  for (const piece of actsOf(reading, 'list')) take(reading, piece, 'ask.shape.rows')
  if (isList && wish.groups.length === 0) {
    wish.shape = 'rows'
    return
  }
  if (wish.groups.length === 0) return
  chooseMeasure(reading, rankMeasures(subject.columns))
}

/** Groups without a figure: rows are counted, unless the first by something are wanted. */
function chooseMeasure(reading: Reading, measures: readonly Column[]): void {
  const { wish } = reading
  const { measure: chosenMeasure } = reading.chosen
  if (chosenMeasure && chosenMeasure !== 'rows') {
    const aggregate = chosenMeasure.meaning.additive === 'sum' ? 'sum' : 'mean'
    wish.figures.push({ aggregate, column: chosenMeasure })
  } else if (chosenMeasure === null && !isCounting(reading)) {
    reading.doubts.push({ about: 'measure', piece: null, columns: measures.slice(0, 4) })
  } else {
    wish.figures.push({ aggregate: 'count' })
    // "genre by gender" may ask for something else.
    if (!hasRows(reading) && wish.groups.length > 1) reading.factors.push(0.85)
  }
}

/** Whether rows are what is counted when no figure is named: not over time, nor when sides or leaders are asked for. */
function isCounting(reading: Reading): boolean {
  const { wish } = reading
  if (wish.top || reading.asksWhoMore) return false
  const isOfRows = hasRows(reading) || wish.groups.some(({ column, isSide }) => isSide && isYesNo(column))
  if (isOfRows || has(reading, 'list')) return true
  return !has(reading, 'trend', 'grain', 'compare', 'versus') && !isOnlyTime(reading)
}

/** "orders over time": what is spoken of are the rows. */
const hasRows = ({ pieces }: Reading) => pieces.some(({ kind }) => kind === 'rows')

function isOnlyTime({ wish, subject }: Reading): boolean {
  const time = mainTime(subject.columns)
  return wish.groups.length > 0 && wish.groups.every(({ column }) => column === time || isCalendar(column))
}

/** "sorted by price", "ranked by total sales": what was read as a figure or group orders the answer. */
function readSort(reading: Reading): void {
  for (const piece of actsOf(reading, 'sort')) {
    const said = after(reading, piece)
    // "sort products by quantity"
    const by = said && columnOf(said) && !/by$/i.test(piece.text) ? after(reading, said) : undefined
    const named = isAct(by, 'by') ? after(reading, by) : said
    const column = columnOf(named)
    take(reading, piece, 'ask.sort')
    if (named && column && isFree(reading, named)) take(reading, named, 'ask.sortBy', { name: column.name })
    sortBy(reading, column, /^rank/i.test(piece.text))
  }
}

function sortBy(reading: Reading, column: Column | null, isRanked: boolean): void {
  const { wish } = reading
  const direction = wish.sort?.direction
  const isOfRows =
    has(reading, 'list') ||
    (wish.filters.length > 0 && wish.figures.length === 0) ||
    (hasRows(reading) && column !== null && !has(reading, 'aggregate', 'count', 'share', 'distinct', 'rate'))
  if (wish.shape === 'rows' || (wish.groups.length === 0 && isOfRows)) {
    if (column) wish.sort = { by: 'value', direction: direction ?? 'asc', column }
    wish.shape = 'rows'
    wish.figures = []
    return
  }
  if (wish.sort?.by === 'name') return
  const isByName = !isRanked && column !== null && wish.groups.some(group => group.column === column)
  wish.sort = isByName
    ? { by: 'name', direction: direction ?? 'asc', column: null }
    : { by: 'value', direction: direction ?? 'desc', column: null }
}
