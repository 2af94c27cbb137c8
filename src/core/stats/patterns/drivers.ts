import type { DriversAnswer, DriversRequest } from '../../../contract/analysis/patterns.ts'
import type { Column } from '../../../contract/column.ts'
import { type Pair, pairsRelation, readCorrelations } from '../../quality/pairsRelation.ts'
import { column } from '../../relation/build.ts'
import { columnOf, numberColumn, tooFew } from '../columns.ts'
import { benjaminiHochberg } from '../corrected.ts'
import { isNumeric } from '../figures.ts'
import { plainNumber, ratio, text } from '../formats.ts'
import { groupsRelation, readGroups } from '../groups/facts.ts'
import { all } from '../groups/moments.ts'
import { anova, correlated } from '../groups/tests.ts'
import type { MethodInput, Steps } from '../method.ts'
import { complete, countComplete, readComplete } from '../rows.ts'
import { numberPart, tableOf, textPart, word } from '../tableParts.ts'

const GROUPS_MAX = 200
const COLUMNS_MAX = 30
const LEAST = 30

/**
 * How much of a measure's differences each other column explains by itself: groups by eta squared less what chance would
 * explain (omega squared, Hays 1963), numbers by r squared. p values are corrected together (Benjamini & Hochberg 1995).
 */
export function* drivers(request: DriversRequest, input: MethodInput): Steps<DriversAnswer> {
  const value = numberColumn(input, request.value, '/value')
  const candidates = candidatesOf(request, input, value)
  const rows = complete(input.rows, [value.id])
  const groups = candidates.filter(one => isGroup(one))
  const pairs: Pair[] = candidates.filter(one => !isGroup(one)).map(one => ({ a: value, b: one }))
  const [counted, ...answers] = yield [
    { relation: countComplete(input.rows, [value.id]) },
    ...groups.map(one => ({ relation: groupsRelation(rows, column(one.id), [value]), maxRows: 2 * GROUPS_MAX })),
    ...(pairs.length > 0 ? [{ relation: pairsRelation(rows, pairs) }] : []),
  ]
  const { n, nulls } = readComplete(counted)
  if (n < LEAST) tooFew(`at least ${LEAST} values of "${value.name}"`)
  const rs =
    pairs.length > 0 && answers.at(-1)
      ? readCorrelations(answers.at(-1) as NonNullable<(typeof answers)[number]>, pairs)
      : []
  const found = [
    ...groups.flatMap(
      (one, i) =>
        ofGroups(
          one,
          readGroups(answers[i], [value]).map(({ of }) => of[0] ?? all([])),
        ) ?? [],
    ),
    ...pairs.flatMap(({ b }, i) => ofNumbers(b, rs[i] ?? null, n) ?? []),
  ]
  if (found.length === 0) tooFew('a column beside the measure that could explain it')
  const qs = benjaminiHochberg(found.map(({ p }) => p))
  const ranked = found.map((one, i) => ({ ...one, q: qs[i] ?? one.p })).sort((a, b) => b.share - a.share)
  const telling = ranked.filter(({ q }) => q <= 0.05)
  const nameOf = (id: string) => input.columns.get(id)?.name ?? id
  const [first, second] = telling
  const params = {
    measure: value.name,
    first: nameOf(first?.column ?? ''),
    share: first?.share ?? 0,
    second: nameOf(second?.column ?? ''),
    next: second?.share ?? 0,
  }
  return {
    type: 'drivers',
    ...{ n, nulls, result: { drivers: ranked } },
    answer: {
      code: first ? (second ? 'analysis.drivers.answer' : 'analysis.drivers.only') : 'analysis.drivers.none',
      params,
    },
    remarks:
      telling.length < ranked.length
        ? [{ code: 'analysis.drivers.rest', params: { columns: ranked.length - telling.length } }]
        : [],
    assumptions: [{ text: word('analysis.drivers.alone'), state: 'unchecked', evidence: null }],
    warnings: [],
    method: {
      name: word('analysis.drivers.method'),
      sources: [
        'Hays (1963), Statistics for Psychologists',
        'Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57, 289-300',
      ],
      ...{ exactness: 'exact', sampledRows: null, seed: null },
    },
    tables: [
      tableOf({
        id: 'drivers',
        title: { code: 'analysis.drivers.table', params: { measure: value.name } },
        parts: [
          textPart(
            'column',
            word('analysis.drivers.column'),
            ranked.map(one => nameOf(one.column)),
          ),
          numberPart(
            'share',
            word('analysis.drivers.explains'),
            ranked.map(one => one.share),
            ratio,
          ),
          numberPart(
            'q',
            word('analysis.drivers.q'),
            ranked.map(one => one.q),
            plainNumber,
          ),
        ],
      }),
    ],
    pictures: [
      {
        id: 'drivers',
        title: { code: 'analysis.drivers.table', params: { measure: value.name } },
        summary: { code: first ? 'analysis.drivers.only' : 'analysis.drivers.none', params },
        x: {
          title: word('analysis.drivers.column'),
          kind: 'category',
          format: text,
          categories: ranked.map(one => nameOf(one.column)),
        },
        y: { title: word('analysis.drivers.explains'), kind: 'value', format: ratio },
        layers: [
          { name: word('analysis.drivers.explains'), mark: 'bars', colour: 0, ys: ranked.map(one => one.share) },
        ],
      },
    ],
  }
}

function candidatesOf(request: DriversRequest, input: MethodInput, value: Column): Column[] {
  if (request.among)
    return request.among.map((id, i) => columnOf(input, id, `/among/${i}`)).filter(one => one.id !== value.id)
  const rows = value.profile.rows
  const suits = ({ id, role, profile }: Column) =>
    id !== value.id &&
    (role === 'measure' ||
      (role === 'dimension' && profile.distinct >= 2 && profile.distinct <= Math.min(GROUPS_MAX, rows / 5)))
  return [...input.columns.values()].filter(suits).slice(0, COLUMNS_MAX)
}

const isGroup = (one: Column) => !isNumeric(one) || one.role === 'dimension'

type Found = Omit<DriversAnswer['result']['drivers'][number], 'q'>

function ofGroups({ id }: Column, groups: Parameters<typeof anova>[0]): Found | null {
  const known = groups.filter(({ n }) => n > 0)
  const tested = anova(known)
  if (!tested) return null
  const n = known.reduce((sum, group) => sum + group.n, 0)
  const [df, rest] = [known.length - 1, n - known.length]
  // Omega squared from eta squared.
  const within = (1 - tested.eta2) / rest
  const share = Math.max(0, (tested.eta2 - df * within) / (1 + within))
  return { column: id, kind: 'group', share, p: tested.p, n }
}

function ofNumbers({ id, profile }: Column, r: number | null, n: number): Found | null {
  const both = Math.min(n, profile.rows - profile.nulls)
  const p = r === null ? null : correlated(r, both)
  return r === null || p === null ? null : { column: id, kind: 'number', share: r * r, p, n: both }
}
