import type { Column } from '../../contract/column.ts'

const leads =
  /(^|[^a-z])(global|total|net|overall|revenue|sales|amount|turnover|proceeds|gmv|profit|income|value)([^a-z]|$)/i
/** Words that make a leading word mean something else: a sales tax is no sale. */
const trails = /(^|[^a-z])(tax|fee|fees|shipping|discount|cost|adjustment|penalty|charged|other)([^a-z]|$)/i
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
      (leads.test(name) ? 2 : 0) -
      (trails.test(name) ? 3 : 0) +
      (isTotal(c) ? 2 : 0) +
      (c.meaning.additive === 'sum' && magnitude(c) === largest && largest > 0 ? 0.5 : 0) -
      3 * missingShare(c)
    )
  }
  return ordered(measures, score, columns)
}

/**
 * Dimensions worth a breakdown: 2 to 12 groups read best; very many or one value each do not. Of two that part the rows
 * alike (a class and its number) the worded one stays; one value in nearly every row parts nothing.
 */
export function rankDimensions(columns: readonly Column[]): Column[] {
  const dimensions = columns.filter(c => c.role === 'dimension' && c.profile.distinct > 1)
  const telling = dimensions.filter(c => !isDominated(c))
  const score = (c: Column) => {
    const d = c.profile.distinct
    const size = d <= 12 ? 3 : d <= 40 ? 2.5 : d <= 200 ? 1.5 : 0.5
    const thin = d > c.profile.rows * 0.5 ? -3 : 0
    return size + thin + (grouping.test(spaced(c.name)) ? 1 : 0) - 2 * missingShare(c) + (c.type === 'text' ? 0.25 : 0)
  }
  const ranked = ordered(telling.length > 0 ? telling : dimensions, score, columns)
  return ranked.filter((c, i) => !ranked.slice(0, i).some(better => partsAlike(better, c)))
}

/** Whether two columns have the same group sizes, which for few, unequal groups means the same groups. */
function partsAlike(a: Column, b: Column): boolean {
  if (a.profile.distinct !== b.profile.distinct || a.profile.nulls !== b.profile.nulls) return false
  const [x, y] = [sizes(a), sizes(b)]
  return new Set(x).size > 1 && x.length === y.length && x.every((n, i) => n === y[i])
}

const sizes = ({ profile }: Column) => profile.top.map(t => t.count).sort((m, n) => n - m)

/** The time axis: real dates before whole years, the fuller first, then place. */
export function mainTime(columns: readonly Column[]): Column | null {
  const times = columns.filter(c => c.role === 'time' && c.type !== 'time' && c.profile.distinct > 1)
  const score = (c: Column) => (c.type === 'date' || c.type === 'timestamp' ? 2 : 0) - 4 * missingShare(c)
  return ordered(times, score, columns)[0] ?? null
}

function missingShare({ profile }: Column): number {
  return profile.rows === 0 ? 1 : profile.nulls / profile.rows
}

function isDominated({ profile }: Column): boolean {
  return (profile.top[0]?.count ?? 0) > 0.97 * profile.rows
}

function magnitude({ profile }: Column): number {
  return Math.abs(Number(profile.sum ?? 0))
}

/** Best first; equal scores keep the file's order, so that the same columns give the same dashboard. */
function ordered(chosen: readonly Column[], score: (c: Column) => number, columns: readonly Column[]): Column[] {
  const place = new Map(columns.map((c, i) => [c.id, i]))
  return [...chosen].sort((a, b) => score(b) - score(a) || (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}
