import type { BasketAnswer, BasketRequest } from '../../../contract/analysis/patterns.ts'
import type { Relation } from '../../../contract/relation.ts'
import { formatOfColumn } from '../../chart/format.ts'
import { aggregate, call, column, filter, sort } from '../../relation/build.ts'
import { columnOf, tooFew } from '../columns.ts'
import { benjaminiHochberg } from '../corrected.ts'
import { plainNumber, ratio, whole } from '../formats.ts'
import type { MethodInput, Steps } from '../method.ts'
import { complete, countComplete, readComplete } from '../rows.ts'
import { chiSquareUpper } from '../special/chiSquare.ts'
import { numberPart, tableOf, word } from '../tableParts.ts'

const PAIRS_MAX = 20_000
const LISTED = 100

/**
 * Items that come together in a basket more often than chance: support, confidence and lift of every pair (Agrawal,
 * Imielinski & Swami 1993, SIGMOD, 207-216), tested by chi-square of the two by two table and corrected for all pairs.
 */
export function* basket(request: BasketRequest, input: MethodInput): Steps<BasketAnswer> {
  const order = columnOf(input, request.basket, '/basket')
  const item = columnOf(input, request.item, '/item')
  const needed = [order.id, item.id]
  const once = aggregate(
    complete(input.rows, needed),
    [
      { as: 'basket', value: column(order.id) },
      { as: 'item', value: column(item.id) },
    ],
    [],
  )
  const [counted, totals, items, together] = yield [
    { relation: countComplete(input.rows, needed) },
    { relation: aggregate(once, [], [{ as: 'baskets', value: { fn: 'countDistinct', arg: column('basket') } }]) },
    { relation: itemsOf(once), maxRows: PAIRS_MAX },
    { relation: pairsOf(once, request.least), maxRows: PAIRS_MAX },
  ]
  const baskets = Number(totals?.data[0]?.[0] ?? 0)
  const own = new Map((items?.data[0] ?? []).map((name, i) => [name, Number(items?.data[1]?.[i] ?? 0)]))
  if (own.size < 2 || baskets < 20) tooFew('at least 20 baskets of two items or more')
  const rules = Array.from({ length: together?.rowCount ?? 0 }, (_, r) => {
    const [x = null, y = null] = [together?.data[0]?.[r], together?.data[1]?.[r]]
    const both = Number(together?.data[2]?.[r] ?? 0)
    const [nx, ny] = [own.get(x) ?? 0, own.get(y) ?? 0]
    // The rarer item leads: its confidence says more.
    const [a, b, na] = nx <= ny ? [x, y, nx] : [y, x, ny]
    const lift = (both * baskets) / (nx * ny)
    return {
      a,
      b,
      baskets: both,
      support: both / baskets,
      confidence: both / na,
      lift,
      p: chance({ both, nx, ny, baskets }),
    }
  })
  const qs = benjaminiHochberg(rules.map(({ p }) => p))
  const pairs = rules
    .map(({ p, ...rule }, i) => ({ ...rule, q: qs[i] ?? p }))
    .filter(({ lift, q }) => lift > 1 && q <= 0.05)
    .sort((x, y) => y.lift - x.lift || y.baskets - x.baskets)
    .slice(0, LISTED)
  const [first] = pairs
  const params = {
    a: String(first?.a),
    b: String(first?.b),
    confidence: first?.confidence ?? 0,
    lift: first?.lift ?? 0,
    baskets,
  }
  const format = formatOfColumn(item)
  const label = (code: string) => ({ id: code, label: word(`analysis.basket.${code}`), type: item.type, format })
  return {
    type: 'basket',
    ...readComplete(counted),
    result: { baskets, items: own.size, pairs },
    answer: { code: first ? 'analysis.basket.answer' : 'analysis.basket.none', params },
    remarks: [],
    assumptions: [],
    warnings: together?.truncated ? [{ code: 'analysis.cut', params: { rows: PAIRS_MAX } }] : [],
    method: {
      name: word('analysis.basket.method'),
      sources: ['Agrawal, Imielinski & Swami (1993), SIGMOD, 207-216'],
      ...{ exactness: 'exact', sampledRows: null, seed: null },
    },
    tables: [
      tableOf({
        id: 'pairs',
        title: word('analysis.basket.table'),
        parts: [
          { ...label('a'), cells: pairs.map(({ a }) => a) },
          { ...label('b'), cells: pairs.map(({ b }) => b) },
          numberPart(
            'baskets',
            word('analysis.basket.baskets'),
            pairs.map(rule => rule.baskets),
            whole,
          ),
          numberPart(
            'support',
            word('analysis.basket.support'),
            pairs.map(rule => rule.support),
            ratio,
          ),
          numberPart(
            'confidence',
            word('analysis.basket.confidence'),
            pairs.map(rule => rule.confidence),
            ratio,
          ),
          numberPart(
            'lift',
            word('analysis.basket.lift'),
            pairs.map(rule => rule.lift),
            plainNumber,
          ),
        ],
      }),
    ],
    pictures: [],
  }
}

function itemsOf(once: Relation): Relation {
  const counted = aggregate(once, [{ as: 'item', value: column('item') }], [{ as: 'baskets', value: { fn: 'count' } }])
  return sort(counted, [{ by: column('baskets'), direction: 'desc' }])
}

/** In how many baskets each two items stand together, the commonest pairs first. */
function pairsOf(once: Relation, least: number): Relation {
  const other: Relation = {
    op: 'project',
    input: once,
    columns: [
      { as: 'otherBasket', value: column('basket') },
      { as: 'other', value: column('item') },
    ],
  }
  const joined: Relation = {
    op: 'join',
    left: once,
    right: other,
    kind: 'inner',
    on: [{ left: 'basket', right: 'otherBasket' }],
  }
  const each = filter(joined, call('lt', column('item'), column('other')), { reason: 'filter' })
  const counted = aggregate(
    each,
    [
      { as: 'a', value: column('item') },
      { as: 'b', value: column('other') },
    ],
    [{ as: 'baskets', value: { fn: 'count' } }],
  )
  const enough = filter(counted, call('ge', column('baskets'), { kind: 'literal', value: least, type: 'integer' }), {
    reason: 'having',
  })
  return sort(enough, [
    { by: column('baskets'), direction: 'desc' },
    { by: column('a'), direction: 'asc' },
    { by: column('b'), direction: 'asc' },
  ])
}

/** Upper tail of chi-square with one degree of freedom of the two by two table of both items. */
function chance({ both, nx, ny, baskets }: { both: number; nx: number; ny: number; baskets: number }): number {
  const determinant = both * (baskets - nx - ny + both) - (nx - both) * (ny - both)
  const margins = nx * ny * (baskets - nx) * (baskets - ny)
  return margins > 0 ? chiSquareUpper((baskets * determinant ** 2) / margins, 1) : 1
}
