import type { Column } from '../../contract/column.ts'
import type { PlanSource, ResultTable } from '../../contract/plan.ts'
import type { Alert } from '../../contract/quality.ts'
import type { Relation, Scan } from '../../contract/relation.ts'
import { columnAlerts } from '../../core/quality/columnAlerts.ts'
import { correlationAlert } from '../../core/quality/correlation.ts'
import { dirtyCategory } from '../../core/quality/dirtyCategory.ts'
import {
  duplicateAlerts,
  duplicatesRelation,
  hasKey,
  mayCompareRows,
  namingColumns,
  readSurplus,
  tellingColumns,
} from '../../core/quality/duplicates.ts'
import { factsRelation, isNumeric, noFacts, readFacts } from '../../core/quality/factsRelation.ts'
import { withFixes } from '../../core/quality/fixes.ts'
import { countSuspects, impossibleDates, suspectDates } from '../../core/quality/impossibleDates.ts'
import { magnitudes, maySpread, mixedScale } from '../../core/quality/mixedScale.ts'
import { pairsOf, pairsRelation, readCorrelations } from '../../core/quality/pairsRelation.ts'
import { seriesAlerts } from '../../core/quality/seriesAlerts.ts'
import { readSeries, seriesPlan } from '../../core/quality/seriesPlan.ts'
import { readValues, valuesRelation } from '../../core/quality/valuesRelation.ts'
import { lower } from '../../core/relation/lower.ts'
import type { Context } from '../../ports/context.ts'
import { authorise } from '../access/authorise.ts'
import { loadScan } from '../datasets/loadScan.ts'

/** Rows beyond which correlations are measured on a sample: drawing one costs more than measuring so many. */
const MEASURED_WHOLE = 1_000_000
const SAMPLE = 100_000
/** Most different values of a category that are compared with each other. */
const VALUES_MAX = 1000

/**
 * What may be wrong with the data of a table: warnings first, then in the order of the columns.
 * @throws DomainError not_found, took_too_long, out_of_memory, busy
 */
export async function listAlerts(ctx: Context, source: PlanSource): Promise<{ items: Alert[] }> {
  const { scan, table } = await loadScan(ctx, source)
  const { columns, rowCount } = table
  const run = runner(ctx)
  const alerts = [
    ...(await columnRemarks(run, scan, columns)),
    ...(await dirtyRemarks(run, scan, columns)),
    ...(await correlationRemarks(run, scan, columns, rowCount)),
    ...(await rowRemarks(run, scan, columns, rowCount)),
    ...(await seriesRemarks(run, scan, columns)),
    ...(await dateRemarks(run, scan, columns, ctx.now())),
    ...(await scaleRemarks(run, scan, columns)),
  ]
  const place = new Map(columns.map((c, i) => [c.id, i]))
  const order = (a: Alert) => (a.level === 'warn' ? 0 : 1e6) + (a.columnId === null ? -1 : (place.get(a.columnId) ?? 0))
  const sorted = alerts.sort((a, b) => order(a) - order(b))
  return { items: sorted.map(alert => withFixes(alert, columns)) }
}

export type Run = (relation: Relation) => Promise<ResultTable>

/** Relations as the actor may see them, answered. */
export function runner(ctx: Context): Run {
  const options = { signal: ctx.signal, timeoutMs: ctx.limits.queryTimeoutMs }
  return async relation => (await ctx.engine.run(await authorise(ctx, relation), options)).table
}

async function columnRemarks(run: Run, scan: Scan, columns: readonly Column[]): Promise<Alert[]> {
  const numeric = columns.filter(isNumeric)
  const facts = numeric.length > 0 ? readFacts(await run(factsRelation(scan, numeric)), numeric) : new Map()
  return columns.flatMap(c => columnAlerts(c, facts.get(c.id) ?? noFacts))
}

async function dirtyRemarks(run: Run, scan: Scan, columns: readonly Column[]): Promise<Alert[]> {
  const alerts: Alert[] = []
  for (const column of columns) {
    const { distinct } = column.profile
    if (column.role !== 'dimension' || column.type !== 'text' || distinct < 2 || distinct > VALUES_MAX) continue
    const found = dirtyCategory(column, readValues(await run(valuesRelation(scan, column, VALUES_MAX))))
    if (found) alerts.push(found)
  }
  return alerts
}

async function dateRemarks(run: Run, scan: Scan, columns: readonly Column[], now: Date): Promise<Alert[]> {
  const suspects = columns.flatMap(column => {
    const rows = suspectDates(column, now)
    return rows === null ? [] : [{ column, rows }]
  })
  if (suspects.length === 0) return []
  const filters = suspects.map(({ rows }) => rows)
  const counted = await run(countSuspects(scan, filters))
  return suspects.flatMap(({ column, rows }, i) => impossibleDates(column, rows, counted, i) ?? [])
}

async function scaleRemarks(run: Run, scan: Scan, columns: readonly Column[]): Promise<Alert[]> {
  const alerts: Alert[] = []
  for (const column of columns.filter(maySpread)) {
    const found = mixedScale(column, await run(magnitudes(scan, column)))
    if (found) alerts.push(found)
  }
  return alerts
}

async function correlationRemarks(run: Run, scan: Scan, columns: readonly Column[], rows: number): Promise<Alert[]> {
  const pairs = pairsOf(columns)
  if (pairs.length === 0) return []
  const input: Relation = rows > MEASURED_WHOLE ? { op: 'sample', input: scan, rows: SAMPLE, seed: 1 } : scan
  const found = readCorrelations(await run(pairsRelation(input, pairs)), pairs)
  return pairs.flatMap(({ a, b }, i) => correlationAlert(a, b, found[i] ?? null) ?? [])
}

async function rowRemarks(run: Run, scan: Scan, columns: readonly Column[], rows: number): Promise<Alert[]> {
  if (!mayCompareRows(columns, rows)) return []
  const ask = async (compared: readonly Column[]) => readSurplus(await run(duplicatesRelation(scan, compared)))
  const surplusOf = async (compared: readonly Column[]) => {
    if (hasKey(compared, rows)) return 0
    const telling = tellingColumns(compared, rows)
    return telling !== null && (await ask(telling)) === 0 ? 0 : await ask(compared)
  }
  const except = namingColumns(columns)
  const others = columns.filter(c => !except.includes(c))
  const isNear = except.length > 0 && others.length > 2
  return duplicateAlerts(await surplusOf(columns), isNear ? { surplus: await surplusOf(others), except } : null)
}

async function seriesRemarks(run: Run, scan: Scan, columns: readonly Column[]): Promise<Alert[]> {
  const asked = seriesPlan({ datasetId: scan.datasetId, tableId: scan.tableId }, columns)
  if (asked === null) return []
  const table = await run(lower(asked.plan, scan))
  return readSeries(asked, table).flatMap(seriesAlerts)
}
