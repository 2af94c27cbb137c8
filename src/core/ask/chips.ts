import type { AskChip, AskChoice, AskedBack, AskOption } from '../../contract/ask.ts'
import type { Column } from '../../contract/column.ts'
import type { Piece } from './piece.ts'
import type { Doubt, Reading } from './reading.ts'
import { isMeasured, type Subject } from './subject.ts'

/** Options that are offered for one stretch. */
const OFFERED = 6
/** Two columns nearer than this are asked back. */
const NEAR = 0.06

const valueId = (column: Column, value: string | number | boolean) => `value:${column.id}:${value}`

/** The pieces with what a person chose for some of them. */
export function withChoices(pieces: readonly Piece[], subject: Subject, choices: readonly AskChoice[]): Piece[] {
  return pieces.map(piece => {
    const choice = choices.find(({ start, end }) => start === piece.start && end === piece.end)
    return choice ? chosenPiece(piece, subject, choice.option) : piece
  })
}

function chosenPiece(piece: Piece, { columns }: Subject, option: string): Piece {
  const { from, to, start, end, text, tokens } = piece
  const place = { from, to, start, end, text, tokens }
  if (option === 'ignore') return { ...place, kind: 'filler' }
  const [kind, id = '', ...rest] = option.split(':')
  const column = columns.find(one => one.id === id)
  if (!column) return piece
  if (kind === 'column') return { ...place, kind: 'column', options: [{ column, score: 1, isShared: false }] }
  if (kind !== 'value') return piece
  const text2 = rest.join(':')
  const known =
    piece.kind === 'value'
      ? piece.options.find(one => one.column === column && String(one.value) === text2)?.value
      : undefined
  return known === undefined ? piece : { ...place, kind: 'value', options: [{ column, value: known, score: 1 }] }
}

/** What each stretch that says something was understood as. */
export function chipsOf(reading: Reading): AskChip[] {
  const chips = reading.pieces
    .filter(piece => isSaid(reading, piece))
    .map(piece => ({
      start: piece.start,
      end: piece.end,
      text: piece.text,
      says: piece.kind === 'unknown' ? null : (reading.used.get(piece) ?? { code: 'ask.unused', params: {} }),
      ...optionsOf(piece, reading.subject),
    }))
  return chips.reduce<AskChip[]>(merged, [])
}

/** What is said by several words together is one chip. */
function merged(before: AskChip[], chip: AskChip): AskChip[] {
  const same = before.findIndex(
    one => one.options.length + chip.options.length === 0 && JSON.stringify(one.says) === JSON.stringify(chip.says),
  )
  const known = before[same]
  if (!known) return [...before, chip]
  const text = same === before.length - 1 ? `${known.text} ${chip.text}` : `${known.text} … ${chip.text}`
  return before.with(same, { ...known, end: chip.end, text })
}

function isSaid(reading: Reading, piece: Piece): boolean {
  const said = reading.used.get(piece)
  if (said) return said.code !== 'ask.word'
  return (
    piece.kind !== 'filler' &&
    piece.kind !== 'verb' &&
    piece.kind !== 'unit' &&
    piece.kind !== 'rows' &&
    piece.kind !== 'act'
  )
}

function optionsOf(piece: Piece, { columns }: Subject): Pick<AskChip, 'chosen' | 'options'> {
  const ignore: AskOption = { id: 'ignore', says: { code: 'ask.option.ignore', params: {} } }
  if (piece.kind === 'column') {
    const options = others(
      piece.options.map(({ column }) => column),
      columns,
    ).map(columnOption)
    return { chosen: options[0]?.id ?? null, options: [...options, ignore] }
  }
  if (piece.kind === 'value') {
    const options = piece.options.slice(0, OFFERED).map(({ column, value }) => valueOption(column, value))
    return { chosen: options[0]?.id ?? null, options: [...options, ignore] }
  }
  if (piece.kind === 'unknown') return { chosen: null, options: [...tellingFirst(columns).map(columnOption), ignore] }
  return { chosen: null, options: [] }
}

/** Measures before what groups; what names single rows is hardly meant. */
function tellingFirst(columns: readonly Column[]): Column[] {
  const rest = columns.filter(column => !isMeasured(column) && column.role !== 'identifier')
  return [...columns.filter(isMeasured), ...rest].slice(0, OFFERED)
}

/** What was found, then what else the table measures. */
function others(found: readonly Column[], columns: readonly Column[]): Column[] {
  const alike = columns.filter(column => isMeasured(column) === isMeasured(found[0] ?? column))
  return [...new Set([...found, ...alike])].slice(0, OFFERED)
}

const columnOption = (column: Column): AskOption => ({
  id: `column:${column.id}`,
  says: { code: 'ask.option.column', params: { name: column.name } },
})
const valueOption = (column: Column, value: string | number | boolean): AskOption => ({
  id: valueId(column, value),
  says: { code: 'ask.option.value', params: { name: column.name, value: String(value) } },
})
const measureOption = (column: Column): AskOption => ({
  id: `measure:${column.id}`,
  says: { code: 'ask.option.column', params: { name: column.name } },
})

/** What must be asked back: columns that are equally near, and what the reading left in doubt. */
export function questionsBack(reading: Reading): AskedBack[] {
  const columns = reading.pieces.flatMap(piece =>
    piece.kind === 'column' && reading.used.get(piece)?.code !== 'ask.word' ? nearColumns(piece) : [],
  )
  return [...columns, ...reading.doubts.map(doubt => doubtBack(doubt))]
}

function nearColumns(piece: Piece & { kind: 'column' }): AskedBack[] {
  const [best] = piece.options
  const near = piece.options.filter(({ score }) => (best?.score ?? 0) - score < NEAR)
  if (near.length < 2) return []
  const options = near.slice(0, OFFERED).map(({ column }) => columnOption(column))
  return [
    { start: piece.start, end: piece.end, asks: { code: 'ask.back.column', params: { text: piece.text } }, options },
  ]
}

function doubtBack({ about, piece, columns, values }: Doubt): AskedBack {
  const place = { start: piece?.start ?? 0, end: piece?.end ?? 0 }
  const text = piece?.text ?? ''
  if (values)
    return {
      ...place,
      asks: { code: 'ask.back.value', params: { text } },
      options: values.slice(0, OFFERED).map(({ column, value }) => valueOption(column, value)),
    }
  if (about === 'aggregate')
    return {
      ...place,
      asks: { code: 'ask.back.aggregate', params: {} },
      options: (['sum', 'mean'] as const).map(id => ({
        id: `aggregate:${id}`,
        says: { code: `ask.aggregate.${id}`, params: {} },
      })),
    }
  if (about === 'sides')
    return {
      ...place,
      asks: { code: 'ask.back.sides', params: { text } },
      options: (['apart', 'together'] as const).map(id => ({
        id: `sides:${id}`,
        says: { code: `ask.option.${id}`, params: {} },
      })),
    }
  const rows: AskOption[] =
    about === 'measure' ? [{ id: 'measure:rows', says: { code: 'ask.option.rows', params: {} } }] : []
  const options = [...columns.slice(0, OFFERED - rows.length).map(measureOption), ...rows]
  return { ...place, asks: { code: `ask.back.${about}`, params: { text } }, options }
}
