const made = {
  count: 'Number of rows',
  countDistinct: 'Different values',
  sum: 'Sum',
  mean: 'Average',
  median: 'Median',
  min: 'Smallest',
  max: 'Largest',
  sd: 'Standard deviation',
  quantile: 'Quantile {p}',
} as const
const calculated = {
  plain: '',
  share: ', share of the total',
  running: ', running total',
  movingAverage: ', moving average of {periods}',
  difference_previousPeriod: ', change against the period before',
  ratio_previousPeriod: ', change against the period before',
  difference_previousYear: ', change against the year before',
  ratio_previousYear: ', change against the year before',
} as const
const told = { all: '', perUnit: ', per {unit}', top: ', top {shown} of {groups}' } as const

/** How a figure is made, per what and of how many: `subtitle.<aggregate>.<calculation>.<all, perUnit or top>`. */
export const subtitleWords: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(made).flatMap(([aggregate, figure]) =>
    Object.entries(calculated).flatMap(([calculation, then]) =>
      Object.entries(told).map(([tail, words]) => [
        `subtitle.${aggregate}.${calculation}.${tail}`,
        figure + then + words,
      ]),
    ),
  ),
)
