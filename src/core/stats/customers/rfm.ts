import type { RfmAnswer, RfmRequest, RfmSegment } from '../../../contract/analysis/customers.ts'
import type { Column } from '../../../contract/column.ts'
import type { Aggregate, Named, Relation } from '../../../contract/relation.ts'
import { epochMs } from '../../chart/period.ts'
import { aggregate, column, sort } from '../../relation/build.ts'
import { columnOf, numberColumn, timeColumn, tooFew } from '../columns.ts'
import type { MethodInput, Steps } from '../method.ts'
import { complete, countComplete, numbersAt, readComplete } from '../rows.ts'
import { rfmFrame } from './rfmFrame.ts'
import { fifths, rfmSegment } from './rfmSegment.ts'

const CUSTOMERS_MAX = 100_000
const LEAST = 10
const DAY_MS = 86_400_000

/**
 * Customers scored by fifths of recency, frequency and value, and parted into the usual segments (Hughes 1994). One row a
 * customer leaves the engine; days are counted from the newest date in the data.
 */
export function* rfm(request: RfmRequest, input: MethodInput): Steps<RfmAnswer> {
  const customer = columnOf(input, request.customer, '/customer')
  const time = timeColumn(input, request.time, '/time')
  const value = request.value === null ? null : numberColumn(input, request.value, '/value')
  const needed = [customer.id, time.id, ...(value ? [value.id] : [])]
  const [counted, table] = yield [
    { relation: countComplete(input.rows, needed) },
    { relation: byCustomer(complete(input.rows, needed), { customer, time, value }), maxRows: CUSTOMERS_MAX },
  ]
  const last = (table?.data[1] ?? []).map(date => epochMs(date))
  if (last.length < LEAST) tooFew(`at least ${LEAST} customers`)
  const newestMs = last.reduce((most, ms) => Math.max(most, ms), Number.NEGATIVE_INFINITY)
  const days = last.map(ms => Math.floor((newestMs - ms) / DAY_MS))
  const purchases = [...numbersAt(table, 2)]
  const worth = value ? [...numbersAt(table, 3)] : purchases
  const scores = { r: fifths(days.map(d => -d)), f: fifths(purchases), m: value ? fifths(worth) : null }
  const members = days.map((recencyDays, i) => {
    const [f = 1, m = f] = [scores.f[i], scores.m?.[i]]
    return {
      segment: rfmSegment(scores.r[i] ?? 1, (f + m) / 2),
      recencyDays,
      purchases: purchases[i] ?? 0,
      value: worth[i] ?? 0,
    }
  })
  const result = {
    customers: members.length,
    newest: new Date(newestMs).toISOString().slice(0, 10),
    segments: segmentsOf(members),
  }
  return {
    ...rfmFrame(result, { customer, value, isCut: table?.truncated ?? false }),
    ...readComplete(counted),
    result,
  }
}

interface Bought {
  customer: Column
  time: Column
  value: Column | null
}

function byCustomer(rows: Relation, { customer, time, value }: Bought): Relation {
  const sum: Named<Aggregate>[] = value ? [{ as: 'value', value: { fn: 'sum', arg: column(value.id) } }] : []
  const customers = aggregate(
    rows,
    [{ as: 'customer', value: column(customer.id) }],
    [{ as: 'last', value: { fn: 'max', arg: column(time.id) } }, { as: 'purchases', value: { fn: 'count' } }, ...sum],
  )
  return sort(customers, [{ by: column('customer'), direction: 'asc' }])
}

interface Member {
  segment: RfmSegment
  recencyDays: number
  purchases: number
  value: number
}

const order: readonly RfmSegment[] = ['champions', 'loyal', 'promising', 'recent', 'slipping', 'atRisk', 'lost']

function segmentsOf(members: readonly Member[]): RfmAnswer['result']['segments'] {
  const total = members.reduce((sum, { value }) => sum + value, 0)
  return order.flatMap(segment => {
    const own = members.filter(member => member.segment === segment)
    if (own.length === 0) return []
    const sum = (of: (member: Member) => number) => own.reduce((all, member) => all + of(member), 0)
    const value = sum(member => member.value)
    return [
      {
        ...{ segment, customers: own.length, value },
        share: own.length / members.length,
        valueShare: total === 0 ? 0 : value / total,
        recencyDays: sum(member => member.recencyDays) / own.length,
        purchases: sum(member => member.purchases) / own.length,
      },
    ]
  })
}
