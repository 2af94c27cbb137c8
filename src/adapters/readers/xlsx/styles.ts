import { CellKind } from '../../../core/grid/cellKind.ts'
import { currencyOfFormat } from './currency.ts'
import { builtinKind, kindOfFormat } from './numberFormat.ts'
import { xmlElements } from './xmlElements.ts'

const WANTED = new Set(['numFmt', 'cellXfs', 'xf'])

/** What the cell format of a given index makes of a number. */
export interface CellStyle {
  kind: CellKind
  /** ISO code or symbol; null when the format shows none. */
  currency: string | null
}

/** The cell formats of a workbook, in the order cells count them. */
export function cellStyles(xml: string): CellStyle[] {
  const formats = new Map<number, CellStyle>()
  const styles: CellStyle[] = []
  let isInCellFormats = false
  for (const { name, attributes } of xmlElements(xml, WANTED)) {
    if (name === 'cellXfs' || name === '/cellXfs') isInCellFormats = name === 'cellXfs'
    else if (name === 'numFmt') {
      formats.set(Number(attributes.get('numFmtId')), styleOfFormat(attributes.get('formatCode') ?? ''))
    } else if (name === 'xf' && isInCellFormats) {
      const id = Number(attributes.get('numFmtId') ?? 0)
      styles.push(formats.get(id) ?? builtinStyle(id))
    }
  }
  return styles
}

/** What a number format makes of a number. */
export function styleOfFormat(code: string): CellStyle {
  const kind = kindOfFormat(code)
  const currency = kind === CellKind.number ? currencyOfFormat(code) : null
  return { kind: currency === null ? kind : CellKind.currency, currency }
}

/** A built-in currency format shows the currency of the reader's own country: the file does not say which. */
function builtinStyle(id: number): CellStyle {
  return { kind: builtinKind(id), currency: null }
}
