import type { DashboardDocument } from '../../src/contract/dashboard.ts'
import type { QuestionInput } from '../../src/contract/question.ts'
import { buildAskingTile, buildDocument, buildFilter } from '../../test/factories/askingTile.ts'
import type { LoadedOrders } from './loadOrders.ts'

/** Eight tiles over the orders, and a filter of their days. */
export function ordersDashboard({ source, idOf }: Pick<LoadedOrders, 'source' | 'idOf'>): DashboardDocument {
  const id = (name: string) => idOf.get(name) ?? name
  const group = (name: string, more = {}) => ({ role: 'group' as const, column: id(name), ...more })
  const value = (aggregate: 'sum' | 'mean', name: string) => ({ role: 'value' as const, column: id(name), aggregate })
  const sum = value('sum', 'amount')
  const tile = (tileId: string, question: Omit<QuestionInput, 'source'>) =>
    buildAskingTile(tileId, { source, ...question })
  const leading = { n: 10, other: true, by: 0 }
  return buildDocument({
    tiles: [
      tile('revenue', { type: 'metric', y: [sum] }),
      tile('price', { type: 'metric', y: [value('mean', 'price')] }),
      tile('months', { type: 'line', x: [group('day', { timeUnit: 'month' })], y: [sum] }),
      tile('regions', { type: 'bar', x: [group('region')], y: [sum] }),
      tile('brands', { type: 'bar', x: [group('brand', { leading })], y: [sum] }),
      tile('quantities', { type: 'bar', x: [group('quantity')], y: [sum] }),
      tile('prices', { type: 'histogram', x: [group('price', { width: 25 })] }),
      tile('heat', { type: 'heatmap', x: [group('region')], y: [group('brand')], colour: sum }),
    ],
    filters: [buildFilter({ id: 'since', kind: 'dates', column: { ...source, columnId: id('day') } })],
  })
}

/** What the tiles ask, as PostgreSQL is asked it: without the courses that our two key figures bring besides. */
export function tilesSql(since: string): string[] {
  const from = `from orders where day >= '${since}'`
  const sum = 'sum(amount) as s'
  return [
    `select ${sum} ${from}`,
    `select avg(price) as q ${from}`,
    `select date_trunc('month', day)::date as m, ${sum} ${from} group by 1`,
    `select region, ${sum} ${from} group by region`,
    `with g as (select brand, ${sum} ${from} group by brand),
      r as (select *, row_number() over (order by s desc, brand) as place from g)
      select case when place <= 10 then brand else 'Other' end as brand, sum(s) as s from r group by 1`,
    `select quantity, ${sum} ${from} group by quantity`,
    `select floor(price / 25) * 25 as b, count(*) as n ${from} group by 1`,
    `select region, brand, ${sum} ${from} group by region, brand`,
  ]
}
