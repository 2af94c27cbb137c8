import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadRawTable } from '../../../test/factories/rawTable.ts'
import type { Column } from '../../contract/column.ts'
import { typeTable } from './typeTable.ts'

const shared = resolve(import.meta.dirname, '../../../../shared/data')
const isThere = (file: string) => existsSync(join(shared, file))
if (!isThere('tidy')) console.info('skipped: typing of real files, because ../shared/data is absent')

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'typing-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function read(file: string, options = '') {
  const raw = await loadRawTable(join(shared, file), options)
  return await typeTable(raw, { outDir: folder, stem: file.replace(/\W+/g, '_') })
}

/** `name:type role additive[ unit]` of every column, with m d t i x c for the roles and + ~ for sum and mean. */
function sketch({ name, type, role, meaning }: Column): string {
  const letter = { measure: 'm', dimension: 'd', time: 't', identifier: 'i', text: 'x', constant: 'c' }[role]
  const additive = { sum: '+', mean: '~', none: '' }[meaning.additive]
  return `${name}:${type} ${letter}${additive}${meaning.unit === null ? '' : ` ${meaning.unit}`}`
}

const MERCARI = 'mercari/Custom-sales-report_010117-053025_all.csv'

/** Where the engine does not find the dialect by itself. */
const OPTIONS: Readonly<Record<string, string>> = {
  [MERCARI]: `, delim=',', quote='"', escape='"', strict_mode=false, ignore_errors=true, parallel=false, comment=''`,
  'json_parquet_ts/unemployment.tsv': ", delim='\t'",
}

/** What a person would say each column is. */
const EXPECTED: Readonly<Record<string, string>> = {
  'templates/vgsales.csv':
    'Rank:integer i|Name:text x|Platform:text d|Year:integer t|Genre:text d|Publisher:text d|NA_Sales:decimal m+|' +
    'EU_Sales:decimal m+|JP_Sales:decimal m+|Other_Sales:decimal m+|Global_Sales:decimal m+',
  'templates/music.csv': 'age:integer m~|gender:integer d|genre:text d',
  'tidy/titanic.csv':
    'survived:integer d|pclass:integer d|sex:text d|age:decimal m~|sibsp:integer m+|parch:integer m+|fare:decimal m+|' +
    'embarked:text d|class:text d|who:text d|adult_male:boolean d|deck:text d|embark_town:text d|alive:boolean d|alone:boolean d',
  'tidy/diamonds.csv':
    'carat:decimal m~|cut:text d|color:text d|clarity:text d|depth:decimal m~|table:decimal m~|price:integer m~|' +
    'x:decimal m~|y:decimal m~|z:decimal m~',
  'tidy/penguins.csv':
    'species:text d|island:text d|bill_length_mm:decimal m~ mm|bill_depth_mm:decimal m~ mm|' +
    'flipper_length_mm:integer m~ mm|body_mass_g:integer m~ g|sex:text d',
  'tidy/iris.csv':
    'sepal_length:decimal m~|sepal_width:decimal m~|petal_length:decimal m~|petal_width:decimal m~|species:text d',
  'tidy/mpg.csv':
    'mpg:decimal m~|cylinders:integer d|displacement:decimal m~|horsepower:decimal m~|weight:integer m~|' +
    'acceleration:decimal m~|model_year:integer d|origin:text d|name:text x',
  'tidy/tips.csv':
    'total_bill:decimal m+|tip:decimal m+|sex:text d|smoker:boolean d|day:text d|time:text d|size:integer m~',
  'tidy/flights.csv': 'year:integer t|month:text d|passengers:integer m+',
  'tidy/planets.csv':
    'method:text d|number:integer m+|orbital_period:double m~|mass:double m~|distance:decimal m~|year:integer t',
  'timeseries/AirPassengers_monthly.csv': 'date:date t|passengers:integer m+',
  'timeseries/co2_monthly.csv': 'date:date t|co2_ppm:decimal m~ ppm',
  'timeseries/co2_weekly_maunaloa.csv': 'date:date t|co2:decimal m~',
  'timeseries/rdatasets_airquality.csv':
    'rownames:integer i|Ozone:integer m~|Solar.R:integer m~|Wind:decimal m~|Temp:integer m~|Month:integer d|Day:integer d',
  'timeseries/rdatasets_sunspot.year.csv': 'rownames:integer i|time:integer t|value:decimal m~',
  'timeseries/sunspots_yearly.csv': 'YEAR:integer t|SUNACTIVITY:decimal m~',
  'json_parquet_ts/seattle-weather.csv':
    'date:date t|precipitation:decimal m+|temp_max:decimal m~|temp_min:decimal m~|wind:decimal m~|weather:text d',
  'json_parquet_ts/stocks.csv': 'symbol:text d|date:date t|price:decimal m~',
  'json_parquet_ts/sp500-2000.csv':
    'date:date t|open:decimal m~|high:decimal m~|low:decimal m~|close:decimal m~|adjclose:decimal m~|volume:integer m+',
  'json_parquet_ts/unemployment.tsv': 'id:integer i|rate:decimal m~',
  'json_parquet_ts/github.csv': 'time:timestamp t|count:integer m+',
  'json_parquet_ts/userdata1.csv':
    'registration_dttm:timestamp t|id:integer i|first_name:text x|last_name:text x|email:text i|gender:text d|' +
    'ip_address:text i|cc:text i|country:text d|birthdate:date t|salary:decimal m~|title:text d|comments:text x',
  'mercari/mercari_price_train_4000.tsv':
    'train_id:integer i|name:text x|item_condition_id:integer d|category_name:text d|brand_name:text d|price:decimal m~|' +
    'shipping:integer d|item_description:text x',
  'mercari/pricerunner_train.csv':
    'Product ID:integer i|Product Title:text x|Vendor ID:integer d|Cluster ID:integer i|Cluster Label:text x|' +
    'Category ID:integer d|Category Label:text d',
  [MERCARI]:
    'Item Id:text i|Sold Date:date t|Canceled Date:date t|Completed Date:date t|Item Title:text x|Order Status:text d|' +
    'Shipped to State:text d|Shipped from State:text d|Item Price:decimal m~|Buyer Shipping Fee:decimal m+|' +
    'Seller Shipping Fee:decimal m+|Mercari Selling Fee:decimal m+|Payment Processing Fee Charged To Seller:decimal m+|' +
    'Shipping Adjustment Fee:decimal m+|Penalty Fee:decimal c|Net Seller Proceeds:decimal m+|' +
    'Sales Tax Charged to Buyer:decimal m+|Merchant Fees Charged to Buyer:decimal m+|' +
    'Service Fee Charged to Buyer:decimal m+|Buyer Protection Charged to Buyer:decimal m+|Payment Processing Fee Charged to Buyer:decimal m+',
}

describe('columns of real files', () => {
  for (const [file, expected] of Object.entries(EXPECTED)) {
    it.skipIf(!isThere(file))(`are what a person says they are: ${file}`, async () => {
      const { columns } = await read(file, OPTIONS[file] ?? '')
      expect(columns.map(sketch)).toEqual(expected.split('|'))
    })
  }

  it.skipIf(!isThere('templates/vgsales.csv'))('vgsales has its known sums and gaps', async () => {
    const { columns, receipt, rowCount } = await read('templates/vgsales.csv')
    const by = new Map(columns.map(column => [column.name, column]))
    expect(rowCount).toBe(16_598)
    expect(by.get('Year')?.missing).toEqual([{ marker: 'N/A', count: 271 }])
    expect(by.get('Publisher')?.missing).toEqual([{ marker: 'N/A', count: 58 }])
    expect(by.get('Global_Sales')?.profile.sum).toBe(8920.44)
    expect(by.get('Global_Sales')?.meaning).toEqual({ unit: null, isMoney: false, additive: 'sum', direction: 'up' })
    expect(receipt.cells).toEqual({ read: 182_578, typed: 182_249, missing: 329, rejected: 0 })
  })
})

interface Truth {
  count: number
  nulls: number
  unique: number
  sum?: number
  mean?: number
  std_ddof1?: number
  quantiles_linear_type7?: Record<string, number>
}

function expectTruth({ name, type, profile }: Column, truth: Truth | undefined): void {
  if (truth === undefined) throw new Error(`no truth of ${name}`)
  expect([name, profile.nulls, profile.distinct]).toEqual([name, truth.nulls, truth.unique])
  if (truth.mean === undefined || type === 'boolean') return
  expect(profile.mean).toBeCloseTo(truth.mean, 9)
  expect(Number(profile.sum) / Number(truth.sum)).toBeCloseTo(1, 11)
  expect(Number(profile.sd) / Number(truth.std_ddof1)).toBeCloseTo(1, 10)
  for (const [ours, theirs] of Object.entries({ p05: '0.05', p25: '0.25', p50: '0.5', p75: '0.75', p95: '0.95' })) {
    const quantile = profile.quantiles?.[ours as keyof NonNullable<typeof profile.quantiles>]
    expect(Number(quantile)).toBeCloseTo(Number(truth.quantiles_linear_type7?.[theirs]), 9)
  }
  expect(profile.histogram?.counts.reduce((sum, n) => sum + n, 0)).toBe(truth.count)
}

describe('profiles of real files', () => {
  const files =
    'templates/vgsales templates/music tidy/titanic tidy/diamonds tidy/penguins tidy/iris tidy/mpg tidy/tips tidy/planets'
  for (const path of files.split(' ')) {
    const truthFile = `truth/${path.split('/')[1]}.json`
    it.skipIf(!isThere(`${path}.csv`) || !isThere(truthFile))(`agree with pandas: ${path}`, async () => {
      const truth = JSON.parse(readFileSync(join(shared, truthFile), 'utf8')).describe.per_column
      const { columns } = await read(`${path}.csv`)
      for (const column of columns) expectTruth(column, truth[column.name])
    })
  }
})
