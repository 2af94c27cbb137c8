import type { Column } from '../../contract/column.ts'

const leads =
  /(^|[^a-z])(global|total|net|overall|revenue|sales|amount|turnover|proceeds|gmv|profit|income|value)([^a-z]|$)/i
const whole = /(^|[^a-z])(global|total|overall|grand|all|sum)([^a-z]|$)/i
const grouping =
  /(^|[^a-z])(category|type|kind|genre|class|segment|region|country|state|city|status|channel|platform|brand|product|department|gender|sex|publisher|species|origin|group|team|method|payment|branch|cut|colou?r|clarity|manufacturer|model)([^a-z]|$)/i

const spaced = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ')

/** Whether a measure's name says that it is the total of others. */
export function isTotal(column: Column): boolean {
  return whole.test(spaced(column.name))
}

/** Measures, the one that matters most first: money and sums before rates, names that lead, fuller columns, then place. */
export function rankMeasures(columns: readonly Column[]): Column[] {
  const measures = columns.filter(c => c.role === 'measure' && c.profile.distinct > 1)
  const largest = Math.max(...measures.map(magnitude), 0)
  const score = (c: Column) => {
    const name = spaced(c.name)
    return (
      (c.meaning.additive === 'sum' ? 3 : 0) +
      (c.meaning.isMoney ? 2 : 0) +
      (leads.test(name) ? 2 : 0) +
      (isTotal(c) ? 2 : 0) +
      (c.meaning.additive === 'sum' && magnitude(c) === largest && largest > 0 ? 0.5 : 0) -
      3 * missingShare(c)
    )
  }
  return ordered(measures, score, columns)
}

/** Dimensions worth a breakdown: 2 to 12 groups read best; very many or one value each do not. */
export function rankDimensions(columns: readonly Column[]): Column[] {
  const dimensions = columns.filter(c => c.role === 'dimension' && c.profile.distinct > 1)
  const score = (c: Column) => {
    const d = c.profile.distinct
    const size = d <= 12 ? 3 : d <= 40 ? 2.5 : d <= 200 ? 1.5 : 0.5
    const thin = d > c.profile.rows * 0.5 ? -3 : 0
    return size + thin + (grouping.test(spaced(c.name)) ? 1 : 0) - 2 * missingShare(c) - (dominated(c) ? 1 : 0)
  }
  return ordered(dimensions, score, columns)
}

/** The time axis: real dates before whole years, the fuller first, then place. */
export function mainTime(columns: readonly Column[]): Column | null {
  const times = columns.filter(c => c.role === 'time' && c.type !== 'time' && c.profile.distinct > 1)
  const score = (c: Column) => (c.type === 'date' || c.type === 'timestamp' ? 2 : 0) - 4 * missingShare(c)
  return ordered(times, score, columns)[0] ?? null
}

function missingShare({ profile }: Column): number {
  return profile.rows === 0 ? 1 : profile.nulls / profile.rows
}

function dominated({ profile }: Column): boolean {
  return (profile.top[0]?.count ?? 0) > 0.95 * profile.rows
}

function magnitude({ profile }: Column): number {
  return Math.abs(Number(profile.sum ?? 0))
}

/** Best first; equal scores keep the file's order, so that the same columns give the same dashboard. */
function ordered(chosen: readonly Column[], score: (c: Column) => number, columns: readonly Column[]): Column[] {
  const place = new Map(columns.map((c, i) => [c.id, i]))
  return [...chosen].sort((a, b) => score(b) - score(a) || (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}
