import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChartModel } from '../../src/contract/chart.ts'
import type { Dataset } from '../../src/contract/dataset.ts'
import { builtIns } from '../../src/core/template/builtIns.ts'
import { fillTemplate } from '../../src/core/template/fillTemplate.ts'
import { fitOf, matchSlots } from '../../src/core/template/matchSlots.ts'
import { templateOf } from '../../src/core/template/templateOf.ts'
import { askChart } from '../../src/domains/charts/askChart.ts'
import { buildWorld, type World } from '../factories/world.ts'
import { DATA, hasRealFiles } from '../support/realFiles.ts'

const samples = join(import.meta.dirname, '../../samples')

let world: World
beforeAll(async () => {
  world = await buildWorld()
}, 60_000)
afterAll(() => world?.end())

type Row = Record<string, string>

/** The cells of a file of commas, quotes around texts that hold one. */
function rowsOf(path: string): Row[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/)
  const cells = (line: string) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(m => m[1] ?? '')
  const names = cells(head)
  return lines.map(line => {
    const values = cells(line)
    return Object.fromEntries(
      names.map((name, i) => [name, (values[i] ?? '').replace(/^"|"$/g, '').replaceAll('""', '"')]),
    )
  })
}

const sum = (rows: readonly Row[], column: string) => rows.reduce((total, row) => total + Number(row[column]), 0)
function countBy(rows: readonly Row[], key: (row: Row) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[key(row)] = (counts[key(row)] ?? 0) + 1
  return counts
}
function sumBy(rows: readonly Row[], key: string, column: string): Map<string, number> {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(row[key] ?? '', (sums.get(row[key] ?? '') ?? 0) + Number(row[column]))
  return sums
}

/** The charts of a template on a dataset, by the titles of their tiles. */
async function charts(templateId: string, dataset: Dataset): Promise<Map<string, ChartModel>> {
  const template = builtIns.find(({ id }) => id === templateId)
  const table = dataset.tablesOfVersion[0]
  if (!template || !table) throw new Error(`no template ${templateId}`)
  const filled = new Map(matchSlots(template.slots, table.columns).map(({ slotId, columnId }) => [slotId, columnId]))
  const source = { datasetId: dataset.id, tableId: table.id }
  const { document, unfilled } = fillTemplate(template, { source, columns: table.columns }, filled)
  expect(unfilled).toEqual([])
  const models = new Map<string, ChartModel>()
  for (const { title, config } of document.tiles)
    if (config.kind === 'chart')
      models.set(title ?? '', (await askChart(world.ctx, { question: config.question })).model)
  return models
}

/** The best of all templates for a dataset's first table. */
function bestFor(dataset: Dataset): string | undefined {
  const columns = dataset.tablesOfVersion[0]?.columns ?? []
  const fits = builtIns.map(({ id, slots }) => ({ id, fit: fitOf(slots, matchSlots(slots, columns)) }))
  return fits.sort((a, b) => b.fit - a.fit)[0]?.id
}

const figureOf = (models: Map<string, ChartModel>, title: string) => Number(models.get(title)?.metric?.value)
/** Group -> figure, of a chart with one of each. */
function groupsOf(model: ChartModel | undefined): Map<string, number> {
  const [names = [], values = []] = model?.table.data ?? []
  return new Map(names.map((name, i) => [String(name), Number(values[i])]))
}
/** First group -> second group -> count. */
function crossOf(model: ChartModel | undefined): Record<string, Record<string, number>> {
  const [first = [], second = [], counts = []] = model?.table.data ?? []
  const cross: Record<string, Record<string, number>> = {}
  for (const [i, name] of first.entries()) {
    const row = cross[String(name)] ?? {}
    row[String(second[i])] = Number(counts[i])
    cross[String(name)] = row
  }
  return cross
}

const regions = [
  ['Global sales', 'Global'],
  ['North America', 'NA'],
  ['Europe', 'EU'],
  ['Japan', 'JP'],
  ['Other regions', 'Other'],
] as const

interface GamesTruth {
  total_sales: Record<string, number>
  describe: { per_column: Record<string, { mean: number }> }
  top10_games_by_global: { Name: string; Global_Sales: number }[]
  by_publisher_top30: { Publisher: string; sum: number }[]
  by_year: { Year: number | string | null; sum: number }[]
  by_genre: { Genre: string; count: number }[]
  by_platform: { Platform: string; count: number }[]
}

interface MusicTruth {
  age_group_x_genre_counts: Record<string, Record<string, number>>
}

function expectGames(models: Map<string, ChartModel>, rows: readonly Row[]): void {
  for (const [title, region] of regions)
    expect(figureOf(models, title), title).toBeCloseTo(sum(rows, `${region}_Sales`), 6)
  for (const [title, region] of [
    ['North America', 'NA'],
    ['Europe', 'EU'],
    ['Japan', 'JP'],
  ] as const)
    expect(figureOf(models, `Mean sales in ${title}`)).toBeCloseTo(sum(rows, `${region}_Sales`) / rows.length, 9)
  const platforms = countBy(rows, row => row['Platform'] ?? '')
  for (const [name, count] of groupsOf(models.get('Games by platform')))
    if (name !== 'Other') expect(count, name).toBe(platforms[name])
  expect(Object.fromEntries(groupsOf(models.get('Games by genre')))).toEqual(countBy(rows, row => row['Genre'] ?? ''))
  const publishers = [...sumBy(rows, 'Publisher', 'Global_Sales')].filter(([name]) => name !== 'N/A')
  const leading = publishers.sort((a, b) => b[1] - a[1]).slice(0, 10)
  const shown = [...groupsOf(models.get('Top 10 publishers by global sales'))]
  expect(shown.map(([name]) => name)).toEqual(leading.map(([name]) => name))
  for (const [i, [, value]] of shown.entries()) expect(value).toBeCloseTo(leading[i]?.[1] ?? 0, 6)
  const [names = [], global = []] = models.get('Top 10 games')?.table.data.slice(-2) ?? []
  const best = [...rows].sort((a, b) => Number(b['Global_Sales']) - Number(a['Global_Sales'])).slice(0, 10)
  expect(global.map(Number)).toEqual(best.map(row => Number(row['Global_Sales'])))
  expect(names[0]).toBe(best[0]?.['Name'])
  for (const [year, value] of sumBy(rows, 'Year', 'Global_Sales'))
    if (year !== 'N/A' && year !== '')
      expect(groupsOf(models.get('Global sales by year')).get(year), year).toBeCloseTo(value, 6)
}

const groupOfAge = (row: Row) => String([0, 20, 30, 40].findLast(edge => edge < Number(row['age'])))

function expectMusic(models: Map<string, ChartModel>, rows: readonly Row[]): void {
  const ages = rows.map(row => Number(row['age']))
  const mean = sum(rows, 'age') / rows.length
  const sd = Math.sqrt(ages.reduce((total, age) => total + (age - mean) ** 2, 0) / (ages.length - 1))
  expect(figureOf(models, 'People')).toBe(rows.length)
  expect(figureOf(models, 'Mean age')).toBeCloseTo(mean, 9)
  const [count, average, deviation, least] = (models.get('Ages in figures')?.table.data ?? []).map(([v]) => Number(v))
  expect([count, least]).toEqual([rows.length, Math.min(...ages)])
  expect(average).toBeCloseTo(mean, 9)
  expect(deviation).toBeCloseTo(sd, 9)
  expect(Object.fromEntries(groupsOf(models.get('People by genre')))).toEqual(countBy(rows, row => row['genre'] ?? ''))
  expect(Object.fromEntries(groupsOf(models.get('People by gender')))).toEqual(
    countBy(rows, row => row['gender'] ?? ''),
  )
  const byAge: Record<string, Record<string, number>> = {}
  for (const row of rows) {
    const group = byAge[row['genre'] ?? ''] ?? {}
    group[groupOfAge(row)] = (group[groupOfAge(row)] ?? 0) + 1
    byAge[row['genre'] ?? ''] = group
  }
  expect(crossOf(models.get('Genre by age group'))).toEqual(byAge)
  const byGender: Record<string, Record<string, number>> = {}
  for (const row of rows) {
    const group = byGender[row['genre'] ?? ''] ?? {}
    group[row['gender'] ?? ''] = (group[row['gender'] ?? ''] ?? 0) + 1
    byGender[row['genre'] ?? ''] = group
  }
  expect(crossOf(models.get('Genre by gender'))).toEqual(byGender)
}

describe('templates', () => {
  it('find the video games, and show their sales as plain sums of the file do', async () => {
    const path = join(samples, 'video-game-sales.csv')
    const dataset = await world.ingest(path)
    expect(bestFor(dataset)).toBe('video-games')
    expectGames(await charts('video-games', dataset), rowsOf(path))
  }, 60_000)

  it('find the music tastes, with ages grouped as (0, 20] (20, 30] (30, 40] (40, 100]', async () => {
    const path = join(samples, 'music-tastes.csv')
    const dataset = await world.ingest(path)
    expect(bestFor(dataset)).toBe('music-tastes')
    const models = await charts('music-tastes', dataset)
    expectMusic(models, rowsOf(path))
    const labels = models
      .get('Genre by age group')
      ?.table.columns.map((_, i) => models.get('Genre by age group')?.formats[i]?.ranges?.labels)
      .find(Boolean)
    expect(labels).toEqual(['<20', '20-30', '30-40', '40+'])
  }, 60_000)

  it('find the shop orders', async () => {
    const dataset = await world.ingest(join(samples, 'shop-orders.csv'))
    expect(bestFor(dataset)).toBe('sales')
  }, 60_000)

  it('leave out what the table cannot fill, and tell which slots are open', async () => {
    const dataset = await world.ingest(join(samples, 'music-tastes.csv'))
    const table = dataset.tablesOfVersion[0]
    const [sales] = builtIns
    if (!table || !sales) throw new Error('no table')
    const filled = new Map(matchSlots(sales.slots, table.columns).map(({ slotId, columnId }) => [slotId, columnId]))
    const source = { datasetId: dataset.id, tableId: table.id }
    const { document, unfilled } = fillTemplate(sales, { source, columns: table.columns }, filled)
    expect(unfilled.map(({ title }) => title)).toContain('Sales over time')
    expect(unfilled.flatMap(({ slots }) => slots)).toContain('date')
    expect(document.tiles.length + unfilled.length).toBe(sales.document.tiles.length)
  }, 60_000)

  it('are made of a dashboard, and give it back on the same table', async () => {
    const dataset = await world.ingest(join(samples, 'video-game-sales.csv'))
    const table = dataset.tablesOfVersion[0]
    const games = builtIns.find(({ id }) => id === 'video-games')
    if (!table || !games) throw new Error('no table')
    const source = { datasetId: dataset.id, tableId: table.id }
    const fill = (template: typeof games) =>
      fillTemplate(
        template,
        { source, columns: table.columns },
        new Map(matchSlots(template.slots, table.columns).map(({ slotId, columnId }) => [slotId, columnId])),
      )
    const { document } = fill(games)
    const own = templateOf(document, { source, columns: table.columns })
    expect(own.leftOut).toBe(0)
    expect(fill({ ...games, slots: own.slots, document: own.document }).document).toEqual(document)
  }, 60_000)

  it.runIf(hasRealFiles)(
    'show of the real games what an independent reader computed',
    async () => {
      const games = await charts('video-games', await world.ingest(join(DATA, 'templates/vgsales.csv')))
      const truth: GamesTruth = JSON.parse(readFileSync(join(DATA, 'truth/vgsales.json'), 'utf8'))
      for (const [title, region] of regions) {
        expect(figureOf(games, title)).toBeCloseTo(truth.total_sales[`${region}_Sales`] ?? 0, 6)
        if (['NA', 'EU', 'JP'].includes(region))
          expect(figureOf(games, `Mean sales in ${title}`)).toBeCloseTo(
            truth.describe.per_column[`${region}_Sales`]?.mean ?? 0,
            12,
          )
      }
      const [names = [], global = []] = games.get('Top 10 games')?.table.data.slice(-2) ?? []
      expect(names).toEqual(truth.top10_games_by_global.map(game => game.Name))
      expect(global.map(Number)).toEqual(truth.top10_games_by_global.map(game => game.Global_Sales))
      const publishers = truth.by_publisher_top30.slice(0, 10).map(p => [p.Publisher, p.sum.toFixed(6)])
      const shown = [...groupsOf(games.get('Top 10 publishers by global sales'))]
      expect(shown.map(([name, value]) => [name, value.toFixed(6)])).toEqual(publishers)
      const years = truth.by_year.filter(({ Year }) => typeof Year === 'number')
      expect([...groupsOf(games.get('Global sales by year'))].map(([year, value]) => [year, value.toFixed(6)])).toEqual(
        years.map(year => [String(year.Year), year.sum.toFixed(6)]),
      )
      const genres = truth.by_genre.map(({ Genre, count }) => [Genre, count])
      expect(Object.fromEntries(groupsOf(games.get('Games by genre')))).toEqual(Object.fromEntries(genres))
      const platforms = groupsOf(games.get('Games by platform'))
      for (const { Platform, count } of truth.by_platform)
        expect(platforms.get(Platform) ?? count, Platform).toBe(count)
    },
    120_000,
  )

  it.runIf(hasRealFiles)(
    'show of the real tastes what an independent reader computed',
    async () => {
      const path = join(DATA, 'templates/music.csv')
      const music = await charts('music-tastes', await world.ingest(path))
      expectMusic(music, rowsOf(path))
      const tastes: MusicTruth = JSON.parse(readFileSync(join(DATA, 'truth/music.json'), 'utf8'))
      const cross = crossOf(music.get('Genre by age group'))
      const counts = [
        ['(0, 20]', '0'],
        ['(20, 30]', '20'],
        ['(30, 40]', '30'],
      ].flatMap(([range = '', edge = '']) =>
        Object.entries(tastes.age_group_x_genre_counts[range] ?? {}).map(([genre, count]) => ({ genre, edge, count })),
      )
      expect(counts.length).toBe(15)
      for (const { genre, edge, count } of counts) expect(cross[genre]?.[edge] ?? 0, `${edge} ${genre}`).toBe(count)
    },
    120_000,
  )
})
