import type { Filter, QueryPlanInput } from '../../src/contract/plan.ts'

/** One question in both languages. Result columns have the same names. */
export interface AskedTwice {
  name: string
  plan: Omit<QueryPlanInput, 'source'>
  sql: string
}

const sum = { as: 's', aggregate: 'sum', column: 'amount' } as const
const rows = { as: 'n', aggregate: 'count' } as const
const by = (column: string) => ({ as: column, column })
const month = { as: 'm', column: 'day', timeUnit: 'month' } as const
const MONTH = `date_trunc('month', day)::date as m`

export const aggregates: readonly AskedTwice[] = [
  {
    name: 'totals',
    plan: { measures: [sum, rows, { as: 'c', aggregate: 'mean', column: 'cost' }] },
    sql: 'select sum(amount) as s, count(*) as n, avg(cost) as c from orders',
  },
  {
    name: 'by region (5)',
    plan: { dimensions: [by('region')], measures: [sum, rows] },
    sql: 'select region, sum(amount) as s, count(*) as n from orders group by region',
  },
  {
    name: 'by brand (50)',
    plan: { dimensions: [by('brand')], measures: [sum, { as: 'q', aggregate: 'mean', column: 'price' }] },
    sql: 'select brand, sum(amount) as s, avg(price) as q from orders group by brand',
  },
  {
    name: 'leading 20 of 10,000 skus',
    plan: { dimensions: [by('sku')], measures: [sum], sort: [{ by: 's', direction: 'desc' }], limit: 20 },
    sql: 'select sku, sum(amount) as s from orders group by sku order by s desc, sku limit 20',
  },
  {
    name: 'by month',
    plan: { dimensions: [month], measures: [sum] },
    sql: `select ${MONTH}, sum(amount) as s from orders group by 1`,
  },
  {
    name: 'one year by region',
    plan: {
      filter: { op: 'between', column: 'day', low: '2023-01-01', high: '2024-01-01', closed: false },
      dimensions: [by('region')],
      measures: [sum],
    },
    sql: `select region, sum(amount) as s from orders where day >= '2023-01-01' and day < '2024-01-01' group by region`,
  },
  {
    name: 'three brands, many pieces, by month',
    plan: {
      filter: {
        op: 'and',
        of: [
          { op: 'in', column: 'brand', values: ['Brand 07', 'Brand 21', 'Brand 40'] },
          { op: 'ge', column: 'quantity', value: 10 },
        ],
      },
      dimensions: [month],
      measures: [sum, rows],
    },
    sql: `select ${MONTH}, sum(amount) as s, count(*) as n from orders
      where brand in ('Brand 07', 'Brand 21', 'Brand 40') and quantity >= 10 group by 1`,
  },
  {
    name: 'different customers by region',
    plan: { dimensions: [by('region')], measures: [{ as: 'u', aggregate: 'countDistinct', column: 'customer' }] },
    sql: 'select region, count(distinct customer) as u from orders group by region',
  },
  {
    name: 'median price by region',
    plan: { dimensions: [by('region')], measures: [{ as: 'q', aggregate: 'median', column: 'price' }] },
    sql: 'select region, percentile_cont(0.5) within group (order by price) as q from orders group by region',
  },
  {
    name: '90 % quantile of the amount by brand',
    plan: { dimensions: [by('brand')], measures: [{ as: 'q', aggregate: 'quantile', column: 'amount', p: 0.9 }] },
    sql: 'select brand, percentile_cont(0.9) within group (order by amount) as q from orders group by brand',
  },
  {
    name: 'region x brand',
    plan: { dimensions: [by('region'), by('brand')], measures: [sum] },
    sql: 'select region, brand, sum(amount) as s from orders group by region, brand',
  },
  {
    name: 'prices in ranges of 25',
    plan: { dimensions: [{ as: 'b', column: 'price', bin: { start: 0, width: 25 } }], measures: [rows] },
    sql: 'select floor(price / 25) * 25 as b, count(*) as n from orders group by 1',
  },
]

const filter: Filter = {
  op: 'and',
  of: [
    { op: 'in', column: 'region', values: ['North', 'West'] },
    { op: 'ge', column: 'day', value: '2022-01-01' },
  ],
}
const WHERE = `where region in ('North', 'West') and day >= '2022-01-01'`

/** Eight tiles of one dashboard, under its filter. */
export const tiles: readonly AskedTwice[] = [
  { name: 'revenue', plan: { filter, measures: [sum] }, sql: `select sum(amount) as s from orders ${WHERE}` },
  {
    name: 'mean price',
    plan: { filter, measures: [{ as: 'q', aggregate: 'mean', column: 'price' }] },
    sql: `select avg(price) as q from orders ${WHERE}`,
  },
  {
    name: 'by month',
    plan: { filter, dimensions: [month], measures: [sum] },
    sql: `select ${MONTH}, sum(amount) as s from orders ${WHERE} group by 1`,
  },
  {
    name: 'by region',
    plan: { filter, dimensions: [by('region')], measures: [sum] },
    sql: `select region, sum(amount) as s from orders ${WHERE} group by region`,
  },
  { name: 'leading brands', plan: { filter, ...leading('brand') }, sql: leadingSql('brand') },
  { name: 'leading skus', plan: { filter, ...leading('sku') }, sql: leadingSql('sku') },
  {
    name: 'prices in ranges',
    plan: { filter, dimensions: [{ as: 'b', column: 'price', bin: { start: 0, width: 25 } }], measures: [rows] },
    sql: `select floor(price / 25) * 25 as b, count(*) as n from orders ${WHERE} group by 1`,
  },
  {
    name: 'region x brand',
    plan: { filter, dimensions: [by('region'), by('brand')], measures: [sum] },
    sql: `select region, brand, sum(amount) as s from orders ${WHERE} group by region, brand`,
  },
]

/** The ten values with the largest sums, and the rest as 'Other'. */
function leading(column: string): Omit<QueryPlanInput, 'source'> {
  return {
    dimensions: [by(column)],
    measures: [sum],
    tops: [{ dimension: column, measure: 's', n: 10, other: true }],
  }
}

function leadingSql(column: string): string {
  return `with g as (select ${column}, sum(amount) as s from orders ${WHERE} group by ${column}),
    r as (select *, row_number() over (order by s desc, ${column}) as place from g)
    select case when place <= 10 then ${column} else 'Other' end as ${column}, sum(s) as s from r group by 1`
}
