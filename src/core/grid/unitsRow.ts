import { type GridRow, isBlank } from './row.ts'

const NONE = /^(?:-{1,3}|n\/?a|none|nil|dimensionless|unitless)$/i
const SYMBOL =
  /^(?:[kcmdnµμ]?(?:m|g|l|W|V|A|Hz|J|Pa|s|mol|cd|N|B|bit|b)(?:[²³23]|\^[23])?|[kMGT](?:W|Wh|B|b|iB|Hz|J|V|N|Pa|t)|kWh|MWh|ha|t|lbs?|oz|ft|in|inch(?:es)?|yd|mi|mph|km\/h|m\/s|kg\/m[²³23]|g\/[lL]|mg\/[lL]|sec|min|hrs?|h|d|days?|weeks?|months?|years?|yrs?|[°º]?[CFK]|[°º]|deg|rad|bar|mbar|hPa|psi|pcs?|pieces?|units?|items?|count|each|ea|no\.?|%|‰|ppm|pct|percent|[$€£¥₹]|[A-Z]{3}|k[$€£]|(?:thousand|million|mio|bn|k|m)\s?[$€£]?(?:[A-Z]{3})?|kcal|cal|px|pt|dB|mmHg|[A-Za-z°µμ%$€£]{1,6}\/[A-Za-z°µμ]{1,6}[²³23]?)$/
const LONGEST = 20

/**
 * The unit of each column where a row below the names says nothing else: "kg", "(USD)", "[m/s]", a dash for none. Null
 * where a cell is no unit, or fewer than two are.
 */
export function unitsOf(row: GridRow): (string | null)[] | null {
  const units = row.map(unitOf)
  if (units.includes(undefined)) return null
  const known = units.map(unit => unit ?? null)
  return known.filter(unit => unit !== null).length >= 2 ? known : null
}

/** Null: none is said; undefined: the cell says something else. */
function unitOf(cell: string | null): string | null | undefined {
  const text = cell?.trim() ?? ''
  if (isBlank(cell) || NONE.test(text)) return null
  const inside = /^(?:\((.+)\)|\[(.+)\]|<(.+)>)$/.exec(text)
  const bare = (inside?.[1] ?? inside?.[2] ?? inside?.[3])?.trim()
  if (bare !== undefined) return bare.length <= LONGEST ? bare : undefined
  return SYMBOL.test(text) ? text : undefined
}
