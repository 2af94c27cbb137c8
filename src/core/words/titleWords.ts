/** What a figure is called where a title starts with it, and inside one. */
const figures = {
  rows: ['Rows', 'rows'],
  count: ['Rows with {measure}', 'rows with {measure}'],
  countDistinct: ['Different values of {measure}', 'different values of {measure}'],
  sum: ['{measure}', '{measure}'],
  mean: ['Average {measure}', 'average {measure}'],
  median: ['Median {measure}', 'median {measure}'],
  min: ['Smallest {measure}', 'smallest {measure}'],
  max: ['Largest {measure}', 'largest {measure}'],
  sd: ['Standard deviation of {measure}', 'standard deviation of {measure}'],
  quantile: ['{p:percent} quantile of {measure}', '{p:percent} quantile of {measure}'],
} as const
const calculated = {
  share: 'Share of ',
  running: 'Running total of ',
  movingAverage: 'Moving average of ',
  change: 'Change in ',
} as const
const shapes = {
  whole: '',
  by: ' by {dimension}',
  overTime: ' over time',
  overTimeBy: ' over time by {dimension}',
} as const

function called(figure: keyof typeof figures): [string, string][] {
  const [first, inside] = figures[figure]
  return [['plain', first], ...Object.entries(calculated).map(([kind, of]): [string, string] => [kind, of + inside])]
}

/** Titles of charts of one figure: `title.<aggregate or rows>.<calculation or plain>.<whole, by, overTime, overTimeBy>`. */
export const titleWords: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(figures).flatMap(figure =>
    called(figure as keyof typeof figures).flatMap(([calculation, name]) =>
      Object.entries(shapes).map(([shape, then]) => [`title.${figure}.${calculation}.${shape}`, name + then]),
    ),
  ),
)
