import { CURRENCIES, currencyWord } from './currencies.ts'
import type { TextCount } from './family.ts'

/** Units written in headers and behind numbers, as they are shown. */
export const UNITS: ReadonlyMap<string, string> = new Map(
  (
    'mm cm m km in ft mi mg g kg kgs=kg t lb lbs=lb oz ml l ms s sec=s secs=s second=s seconds=s min=min mins=min minute=min ' +
    'minutes=min h hr=h hrs=h hour=h hours=h days=days day=days weeks=weeks week=weeks months=months month=months years=years ' +
    'year=years yrs=years yr=years c=°C °c=°C f=°F °f=°F k=K pct=% percent=% percentage=% %=% ppm ppb hz=Hz khz=kHz mhz=MHz ' +
    'ghz=GHz w=W kw=kW mw=MW kwh=kWh mwh=MWh v=V pa=Pa hpa=hPa kpa=kPa bar mph kmh=km/h kph=km/h km/h m/s mpg kb=kB mb=MB gb=GB ' +
    'tb=TB bytes=bytes sqft=ft² ft²=ft² sqm=m² m²=m² m2=m² m³=m³ m3=m³ px pt cal kcal kj=kJ db=dB pcs=pcs pc=pcs stk=pcs ' +
    'stück=pcs st=pcs inch=in inches=in feet=ft miles=mi grams=g gram=g kilograms=kg pounds=lb ounces=oz liters=l litres=l'
  )
    .split(' ')
    .map(entry => {
      const [word = '', unit = word] = entry.split('=')
      return [word, unit] as const
    }),
)

/** Units clear enough to stand at the end of a name without brackets: `_m` and `_c` are not. */
export const BARE_UNITS: ReadonlySet<string> = new Set(
  (
    'mm cm km kg mg ml ms sec secs seconds mins minutes hr hrs hours pct percent percentage % ppm ppb mph kmh kph ' +
    'kwh mwh lbs oz g kb mb gb sqft sqm hz khz mhz ghz hpa kpa km/h days'
  ).split(' '),
)

const BEHIND = /^[+\-−]?[\d.,'’\s\u00a0\u202f]*\d([ \u00a0\u202f]*)(°[CcFf]|[\p{L}][\p{L}²³/.]{0,11}|m[23])$/u
/** Letters that name sizes, models and sections as often as units, when they stand close to the number. */
const CLOSE_LETTERS = /^(?:[A-Z]|[bcdefhijknpqrtuvwxyz])$/

/**
 * The unit a text has behind its number; null when it has none. A word nobody knows as a unit needs a blank before it:
 * "12 reviews" counts, "12B" names.
 */
export function unitOf(text: string): string | null {
  const [, gap = '', word = ''] = BEHIND.exec(text) ?? []
  if (word === '') return null
  if (gap === '' && CLOSE_LETTERS.test(word)) return null
  const known = UNITS.get(word) ?? UNITS.get(word.toLowerCase())
  if (known !== undefined && (word.length > 1 || word === word.toLowerCase())) return known
  return gap !== '' && word.length > 2 ? word : null
}

/** The different units and currencies behind or before the numbers, when nearly all texts have one; the commonest first. */
export function mixedUnits(texts: readonly TextCount[]): string[] {
  const counts = new Map<string, number>()
  for (const { text } of texts) {
    const word = currencyWord(text)
    const unit = word === null ? unitOf(text) : (CURRENCIES.get(word) ?? word)
    if (unit !== null) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  }
  const among = [...counts.values()].reduce((sum, n) => sum + n, 0)
  if (among < texts.length * 0.9) return []
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  // A unit that stands there once names something, as in "2 Main Street".
  const repeated = ranked.filter(([, n]) => n > 1 || ranked.length < 4)
  return repeated.length === ranked.length && ranked.length <= 8 ? ranked.map(([unit]) => unit) : []
}

/** Every way the unit is written behind a number. */
export function wordsOfUnit(unit: string): string[] {
  return [...new Set([unit, ...[...UNITS].filter(([, known]) => known === unit).map(([word]) => word)])]
}
