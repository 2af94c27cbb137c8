/** What the figure or the mark is, where the title does not say it. */
const made = {
  said: '',
  sum: 'sum',
  points: 'one point per row',
  ranges: 'rows per range of values',
  whiskers: 'boxes hold the middle half, whiskers reach from the 5% to the 95% quantile',
  steps: 'average of the rows at each step, in the range from the least to the greatest',
} as const
const units = { plain: '', unit: 'in {measureUnit}' } as const
const tails = {
  all: '',
  perUnit: 'by {time}, per {unit}',
  years: 'by {time}',
  part: 'of {time}',
  ranges: 'in ranges of {width}',
  ownRanges: 'in {ranges} ranges',
  top: 'top {shown} of {groups}',
} as const
const calculated = {
  plain: '',
  average: 'over {periods} periods',
  previousPeriod: 'against the period before',
  previousYear: 'against the year before',
} as const
const filtered = { whole: '', where: 'where {where}' } as const

const keys = <K extends string>(table: Record<K, string>) => Object.keys(table) as K[]

function* sentences(): Generator<[string, string]> {
  for (const m of keys(made))
    for (const u of keys(units))
      for (const t of keys(tails))
        for (const c of keys(calculated))
          for (const f of keys(filtered)) {
            const figure = [made[m], units[u]].filter(Boolean).join(' ')
            const parts = [figure, tails[t], calculated[c], filtered[f]].filter(Boolean).join(', ')
            yield [`subtitle.${m}.${u}.${t}.${c}.${f}`, parts.charAt(0).toUpperCase() + parts.slice(1)]
          }
}

/** What a chart's title leaves out: `subtitle.<made>.<unit>.<per what or of how many>.<calculation>.<rows>`. */
export const subtitleWords: Readonly<Record<string, string>> = Object.fromEntries(sentences())
