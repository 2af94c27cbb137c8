import { CellKind } from '../../../core/grid/cellKind.ts'
import { isoText, serialText } from '../xlsx/dates.ts'
import { unescapeXml } from '../xlsx/escapes.ts'
import { numberText } from '../xlsx/numbers.ts'
import { attribute } from './tagStream.ts'

export interface OdsValue {
  text: string | null
  kind: CellKind
}

const BLANK: OdsValue = { text: null, kind: CellKind.blank }
const DAY_MS = 86_400_000
const NUMBER_KINDS: Readonly<Record<string, CellKind>> = {
  float: CellKind.number,
  percentage: CellKind.percent,
  currency: CellKind.currency,
}
const ERROR = /^(?:#(?:N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!)|Err:\d{3})$/
const DURATION = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/

/**
 * What a cell holds. Source: OpenDocument 1.3, part 3, 19.385 - 19.391.
 *
 * @param tag         the start tag of the cell
 * @param shown       its paragraphs as they are shown
 * @param isDuration  its format counts hours past 24
 */
export function odsValue(tag: string, shown: string, isDuration: () => boolean): OdsValue {
  const type = attribute(tag, 'office:value-type')
  if (isError(tag, shown)) return { text: shown, kind: CellKind.error }
  if (type === null || type === 'string') return textual(tag, shown)
  const numeric = NUMBER_KINDS[type]
  if (numeric !== undefined) return numbered(attribute(tag, 'office:value'), numeric, shown)
  if (type === 'boolean')
    return { text: String(attribute(tag, 'office:boolean-value') === 'true'), kind: CellKind.boolean }
  if (type === 'date') return isoText(attribute(tag, 'office:date-value') ?? shown, CellKind.date)
  if (type === 'time') return timed(attribute(tag, 'office:time-value') ?? '', shown, isDuration)
  return textual(tag, shown)
}

/** LibreOffice says so; others leave a formula that shows one. */
function isError(tag: string, shown: string): boolean {
  if (!ERROR.test(shown)) return false
  return attribute(tag, 'calcext:value-type') === 'error' || attribute(tag, 'table:formula') !== null
}

function textual(tag: string, shown: string): OdsValue {
  const stored = attribute(tag, 'office:string-value')
  const text = stored === null ? shown : unescapeXml(stored)
  return text === '' ? BLANK : { text, kind: CellKind.text }
}

function numbered(raw: string | null, kind: CellKind, shown: string): OdsValue {
  const text = raw === null ? null : numberText(raw, 0, raw.length)
  if (text !== null) return { text, kind }
  return shown === '' ? BLANK : { text: shown, kind: CellKind.text }
}

function timed(raw: string, shown: string, isDuration: () => boolean): OdsValue {
  const found = DURATION.exec(raw)
  if (!found) return shown === '' ? BLANK : { text: shown, kind: CellKind.text }
  const [days, hours, minutes, seconds] = found.slice(2).map(part => Number((part ?? '0').replace(',', '.')))
  const ms = Math.round(((days ?? 0) * 24 + (hours ?? 0)) * 3_600_000 + (minutes ?? 0) * 60_000 + (seconds ?? 0) * 1000)
  const signed = found[1] === undefined ? ms : -ms
  const kind = signed < 0 || signed >= DAY_MS || isDuration() ? CellKind.duration : CellKind.time
  return serialText(signed / DAY_MS, kind, false)
}
