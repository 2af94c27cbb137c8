import { bars, chart, course, define, figure, group, leading, slot, value } from '../define.ts'

const sum = (column: string) => value('sum', column)
const mean = (column: string) => value('mean', column)

/** Sales of video games by title, platform, genre, publisher and region. */
export const videoGames = define({
  id: 'video-games',
  name: 'Video game sales',
  description: 'Totals by region, leading games and publishers, platforms, genres and years.',
  slots: [
    slot('name', 'any', ['name', 'game', 'title'], { isRequired: true }),
    slot('globalSales', 'measure', ['global sales', 'worldwide sales', 'total sales'], { isRequired: true }),
    slot('naSales', 'measure', ['na sales', 'north america sales', 'us sales'], { label: 'Sales in North America' }),
    slot('euSales', 'measure', ['eu sales', 'europe sales', 'pal sales'], { label: 'Sales in Europe' }),
    slot('jpSales', 'measure', ['jp sales', 'japan sales'], { label: 'Sales in Japan' }),
    slot('otherSales', 'measure', ['other sales', 'rest of world sales']),
    slot('platform', 'dimension', ['platform', 'console', 'system'], { isRequired: true }),
    slot('genre', 'dimension', ['genre'], { isRequired: true }),
    slot('publisher', 'dimension', ['publisher']),
    slot('year', 'time', ['year', 'year of release', 'release year', 'release date']),
  ],
  filters: [
    { label: 'Platform', kind: 'category', slot: 'platform' },
    { label: 'Genre', kind: 'category', slot: 'genre' },
    { label: 'Year', kind: 'number', slot: 'year' },
  ],
  rows: [
    {
      height: 4,
      tiles: [
        figure('Global sales', 4, sum('globalSales')),
        figure('North America', 2, sum('naSales')),
        figure('Europe', 2, sum('euSales')),
        figure('Japan', 2, sum('jpSales')),
        figure('Other regions', 2, sum('otherSales')),
      ],
    },
    {
      height: 9,
      tiles: [
        chart('Top 10 games', 6, {
          type: 'table',
          y: [
            { role: 'raw', column: 'name' },
            { role: 'raw', column: 'globalSales' },
          ],
          sort: { by: 'value', direction: 'desc', column: 'globalSales' },
          limit: 10,
        }),
        leading('Top 10 publishers by global sales', 6, { of: 'publisher', by: sum('globalSales'), n: 10 }),
      ],
    },
    { height: 8, tiles: [course('Global sales by year', 12, { over: group('year'), by: [sum('globalSales')] })] },
    {
      height: 9,
      tiles: [
        bars('Games by platform', 6, { of: group('platform'), by: value('count') }),
        bars('Games by genre', 6, { of: group('genre'), by: value('count') }),
      ],
    },
    {
      height: 4,
      tiles: [
        figure('Mean sales in North America', 4, mean('naSales')),
        figure('Mean sales in Europe', 4, mean('euSales')),
        figure('Mean sales in Japan', 4, mean('jpSales')),
      ],
    },
  ],
})
