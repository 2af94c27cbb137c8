import type { ColumnType } from '../../contract/column.ts'
import { type FamilyFit, mostFitting } from './chooseType.ts'
import { dateLines } from './dateRepairs.ts'
import { type Family, type TextCount, trimCell } from './family.ts'
import { numberLines } from './numberRepairs.ts'
import { AS_IT_STANDS_CHANGE, type LineChoice, plain, type RepairLine, type TypedColumn } from './repairLine.ts'
import { mixedUnits } from './units.ts'

/** The receipt's lines on one column: nothing is changed in silence. */
export function linesOf(column: TypedColumn): RepairLine[] {
  const lines = markerLines(column.missing)
  if (column.trimmed > 0) {
    lines.push({ ...plain('repair.trimmed', column.trimmed, { cells: 'padded' }), undo: { keepBlanks: true } })
  }
  if (column.decoded > 0) {
    lines.push({ ...plain('repair.entities', column.decoded, { cells: 'entities' }), undo: { keepEntities: true } })
  }
  lines.push(...(column.fit === null ? textLines(column) : readingLines(column, column.fit)))
  if (column.rejected > 0) {
    const line = plain('repair.cells_rejected', column.rejected, { cells: 'rejected' })
    lines.push({ ...line, params: { type: column.type }, undo: AS_IT_STANDS_CHANGE })
  }
  return lines
}

/** Each marker with and without blanks around it is one. */
function markerLines(missing: readonly TextCount[]): RepairLine[] {
  const markers = [...new Set(missing.map(({ text }) => trimCell(text)))]
  return markers.map(marker => {
    const same = missing.filter(({ text }) => trimCell(text) === marker)
    const count = same.reduce((sum, each) => sum + each.count, 0)
    const line = plain('repair.missing_marker', count, { cells: 'missing', texts: same.map(({ text }) => text) })
    return { ...line, params: { marker }, undo: { present: [marker] } }
  })
}

function readingLines(column: TypedColumn, fit: FamilyFit): RepairLine[] {
  const { family, fits } = fit
  const undo = AS_IT_STANDS_CHANGE
  switch (family.kind) {
    case 'boolean': {
      const { yes, no } = family
      return yes === 'true' ? [] : [{ ...plain('repair.boolean_words', fits), params: { yes, no }, undo }]
    }
    case 'duration':
      return [{ ...plain('repair.duration_seconds', fits), undo }]
    case 'time':
      return family.parts.length === 0 ? [] : [{ ...plain('repair.clock_twelve', fits), undo }]
    case 'date':
    case 'timestamp':
      return dateLines(column, fit, family)
    case 'number':
      return numberLines(column, fit, family)
  }
}

function textLines(column: TypedColumn): RepairLine[] {
  const present = column.nonNull - column.missing.reduce((sum, { count }) => sum + count, 0)
  if (present === 0 || column.isDecided) return []
  const digits = column.texts.filter(({ text }) => /^0\d+$|^\d{16,}$|^\+\d[\d ()./-]{6,}$/.test(text))
  const numeric = column.texts.filter(({ text }) => /^\+?\d[\d ()./-]*$/.test(text))
  if (digits.length > 0 && numeric.length >= column.texts.length * 0.9) {
    const line = plain('repair.kept_text_identifier', present, { cells: 'present' })
    return [{ ...line, choices: [typeChoice('integer', null)] }]
  }
  const units = mixedUnits(column.texts)
  const nearest = mostFitting(column.fits)
  if (units.length > 1) {
    const line = plain('repair.kept_text_units', present, { cells: 'present' })
    return [{ ...line, params: { units: units.join(', ') }, choices: units.slice(0, 3).map(unitChoice) }]
  }
  if (nearest === null || nearest.fits < present * 0.8) return []
  const percent = Math.floor((nearest.fits / present) * 1000) / 10
  const { kind } = nearest.family
  const type = kind === 'number' || kind === 'duration' ? 'decimal' : kind
  const line = plain('repair.kept_text_mixed', present, { cells: 'present' })
  return [{ ...line, params: { percent, type: kind }, choices: [typeChoice(type, nearest.family)] }]
}

function typeChoice(type: ColumnType, family: Family | null): LineChoice {
  return { code: 'repair.choose_type', params: { type }, change: { type }, isLikely: false, family }
}

function unitChoice(unit: string): LineChoice {
  return {
    code: 'repair.choose_unit',
    params: { unit },
    change: { type: 'decimal', unit },
    isLikely: false,
    family: null,
  }
}
