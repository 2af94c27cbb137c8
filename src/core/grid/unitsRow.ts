import { type GridRow, isBlank } from './row.ts'

const NONE = /^(?:-{1,3}|n\/?a|none|nil|dimensionless|unitless)$/i
const SYMBOL =
  /^(?:[kcmdnµμ]?(?:m|g|l|W|V|A|Hz|J|Pa|s|mol|cd|N|B|bit|b)(?:[²³23]|\^[23])?|[kMGT](?:W|Wh|B|b|iB|Hz|J|V|N|Pa|t)|kWh|MWh|ha|t|lbs?|oz|ft|in|inch(?:es)?|yd|mi|mph|km\/h|m\/s|kg\/m[²³23]|g\/[lL]|mg\/[lL]|sec|min|hrs?|h|d|days?|weeks?|months?|years?|yrs?|[°º]?[CFK]|[°º]|deg|rad|bar|mbar|hPa|psi|pcs?|pieces?|units?|items?|count|each|ea|no\.?|%|‰|ppm|pct|percent|[$€£¥₹]|[A-Z]{3}|k[$€£]|(?:thousand|million|mio|bn|k|m)\s?[$€£]?(?:[A-Z]{3})?|kcal|cal|px|pt|dB|mmHg|[A-Za-z°µμ%$€£]{1,6}\/[A-Za-z°µμ]{1,6}[²³23]?)$/
/** How dates are written, or what kind of value a column holds: said in the same place, and no unit. */
const KIND =
  /^(?:(?:d{1,2}|m{1,4}|y{2,4}|h{1,2}|s{1,2})(?:[-./: ](?:d{1,2}|m{1,4}|y{2,4}|h{1,2}|s{1,2}|mi))+|dates?|times?|datetime|timestamp|text|string|char|varchar|number|numeric|int(?:eger)?|float|double|decimal|bool(?:ean)?|code|category|yes\/no)$/i
const LONGEST = 20

/**
 * The unit of each column where a row below the names says nothing else: "kg", "(USD)", "[m/s]", a dash for none, "dd/mm/yyyy".
 * Null where a cell is nothing of the kind, or fewer than two say something.
 */
export function unitsOf(row: GridRow): (string | null)[] | null {
  const units = row.map(unitOf)
  const said = row.filter(cell => !isBlank(cell)).length
  if (said < 2 || units.includes(undefined) || !units.some(unit => unit !== null)) return null
  return units.map(unit => unit ?? null)
}

/** Null: none is said; undefined: the cell says something else. */
function unitOf(cell: string | null): string | null | undefined {
  const text = cell?.trim() ?? ''
  if (isBlank(cell) || NONE.test(text) || KIND.test(text)) return null
  const inside = /^(?:\((.+)\)|\[(.+)\]|<(.+)>)$/.exec(text)
  const bare = (inside?.[1] ?? inside?.[2] ?? inside?.[3])?.trim()
  if (bare !== undefined && KIND.test(bare)) return null
  if (bare !== undefined) return bare.length <= LONGEST ? bare : undefined
  return SYMBOL.test(text) ? text : undefined
}
