import type { ChartModel } from '../../src/contract/chart.ts'
import { drawn, months, scatter, series, time, titled } from './chartGallery.ts'
import { number } from './chartModel.ts'

const plain = { format: number, title: 'Gain' }
const names = (n: number) => Array.from({ length: n }, (_, i) => `Shop ${i + 1}`)
const long = [
  'The Very Long and Winding Name of a Company That Sells Nearly Everything, Incorporated',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  'Short',
  '',
]
const other = { tops: [{ dimension: 'x', measure: 'm', n: 6, other: true }] }
const folded = (model: ChartModel): ChartModel => ({ ...model, plan: { ...model.plan, ...other } })

/** Charts that are hard to draw well: signs, gaps, one value, too many, long names, large and tiny numbers. */
export const edges: Record<string, ChartModel> = {
  'bars-negative': titled(
    drawn(
      'bar',
      names(8),
      series(['Gain'], () => [40, -12, 25, -30, 5, 0, null, 18]),
      { y: plain },
    ),
    'Gains and losses',
  ),
  'bars-negative-across': titled(
    drawn(
      'bar',
      long.concat('Loss'),
      series(['Gain'], () => [40, -12, 25, -30, 5]),
      { y: plain, horizontal: true },
    ),
    'Gains and losses of long names',
  ),
  'bars-stacked-signs': titled(
    drawn(
      'bar',
      names(5),
      series(['In', 'Out'], k => (k === 0 ? [4, 6, 2, 8, 1] : [-3, -7, -1, -2, -4])),
      {
        y: plain,
        stack: 'stacked',
      },
    ),
    'In and out',
  ),
  'bars-many': titled(
    drawn(
      'bar',
      names(200),
      series(['Gain'], () => Array.from({ length: 200 }, (_, i) => 200 - i)),
      { y: plain },
    ),
    'Two hundred bars',
  ),
  'bars-many-across': titled(
    drawn(
      'bar',
      names(60),
      series(['Gain'], () => Array.from({ length: 60 }, (_, i) => 200 - i)),
      {
        y: plain,
        horizontal: true,
      },
    ),
    'Sixty bars across',
  ),
  'bars-grouped-many': titled(
    drawn(
      'bar',
      names(12),
      series(names(6), k => Array.from({ length: 12 }, (_, i) => i + k)),
      { y: plain },
    ),
    'Twelve groups of six',
  ),
  'bars-one': titled(
    drawn(
      'bar',
      ['Only'],
      series(['Gain'], () => [12_345.678]),
      { y: plain },
    ),
    'One bar',
  ),
  'bars-tiny': titled(
    drawn(
      'bar',
      names(4),
      series(['Gain'], () => [0.000_012, 0.000_034, 0.000_001, 0]),
      { y: plain },
    ),
    'Tiny numbers',
  ),
  'bars-huge': titled(
    drawn(
      'bar',
      names(4),
      series(['Gain'], () => [9.1e15, 3.2e14, 4.4e12, 1]),
      { y: plain, horizontal: true },
    ),
    'Huge numbers',
  ),
  'bars-other': titled(
    folded(
      drawn(
        'bar',
        names(3),
        series([...names(6), 'Other'], k => [6 - k, 3, k + 1]),
        { y: plain, stack: 'stacked' },
      ),
    ),
    'Thirty colours, six of them named',
  ),
  'bars-zero': titled(
    drawn(
      'bar',
      names(3),
      series(['Gain'], () => [0, 0, 0]),
      { y: plain },
    ),
    'Nothing but zero',
  ),
  'line-one': titled(
    drawn(
      'line',
      months.slice(0, 1),
      series(['Gain'], () => [5]),
      { x: time, y: plain },
    ),
    'One point',
  ),
  'line-flat': titled(
    drawn(
      'line',
      months,
      series(['Gain'], () => months.map(() => 7)),
      { x: time, y: { ...plain, startsAtZero: false } },
    ),
    'A flat course',
  ),
  'line-negative': titled(
    drawn(
      'line',
      months,
      series(['Gain'], () => months.map((_, i) => (i - 12) * 1000)),
      { x: time, y: plain },
    ),
    'From loss to gain',
  ),
  'line-gaps': titled(
    drawn(
      'line',
      months,
      series(['A', 'B'], k => months.map((_, i) => ((i + k) % 3 === 0 ? null : i))),
      {
        x: time,
        y: plain,
      },
    ),
    'Gaps everywhere',
  ),
  'line-words': titled(
    drawn(
      'line',
      long.concat(names(6)),
      series(['Gain'], () => [1, 4, 2, 8, 5, 7, 1, 2, 3, 4]),
      { y: plain },
    ),
    'A line over names',
  ),
  'area-negative': titled(
    drawn(
      'area',
      months,
      series(['Gain'], () => months.map((_, i) => Math.round(1000 * Math.sin(i / 3)))),
      {
        x: time,
        y: plain,
      },
    ),
    'An area below zero',
  ),
  'scatter-one': titled(scatter(1, ['Cars']), 'One point'),
  'scatter-many': titled(scatter(5000, ['Cars']), 'Five thousand points'),
  'pie-one': titled(
    drawn(
      'pie',
      ['Only'],
      series(['Gain'], () => [5]),
      { y: plain },
    ),
    'One slice',
  ),
  'pie-long': titled(
    drawn(
      'pie',
      long,
      series(['Gain'], () => [50, 1, 1, 48]),
      { y: plain },
    ),
    'Slices of long names',
  ),
  'histogram-one': titled(
    drawn(
      'histogram',
      [10],
      series(['Rows'], () => [12]),
      { x: { kind: 'value', format: number }, y: plain },
    ),
    'One bin',
  ),
  'japanese-line': titled(
    drawn(
      'line',
      months,
      series(['売上高（税込）', '利益'], k => months.map((_, i) => 100_000 * (i + 5 - 3 * k))),
      {
        x: time,
        y: plain,
      },
    ),
    '月別の売上高と利益の推移',
  ),
}
