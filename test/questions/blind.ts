import { basename } from 'node:path'
import type { ShortPlan } from './planOf.ts'

interface Written {
  groups?: { column: string; timeUnit?: string; timePart?: string }[]
  values?: { column: string | null; aggregate: string }[]
  filters?: { column: string; op: string; value: unknown }[]
  raw?: string[]
  top?: { n: number; direction: 'asc' | 'desc' }
  calculation?: string
  chart?: string
  asksBack?: true
}

/** A question as its author wrote it, with the plans that are right. */
export interface BlindQuestion {
  file: string
  text: string
  expect?: Written
  anyOf?: Written[]
}

/** The same as our own are written; null where it is to be asked back. */
export function readBlind({ file, text, expect, anyOf }: BlindQuestion): {
  table: string
  text: string
  plans: (ShortPlan | null)[]
} {
  const all = [...(expect ? [expect] : []), ...(anyOf ?? [])]
  return { table: basename(file, '.csv'), text, plans: all.flatMap(one => (one.asksBack ? [null] : plansWritten(one))) }
}

/** Columns row by row are a list of them, or drawn: the type decides only where one was written. */
function plansWritten(written: Written): ShortPlan[] {
  const plan = planWritten(written)
  if (!written.raw) return [plan]
  const { raw, ...rest } = plan
  const isDrawn = written.chart !== undefined && written.chart !== 'table'
  return isDrawn ? [plan] : [plan, { ...rest, rows: true }]
}

function planWritten({ groups, values, filters, raw, top, calculation, chart }: Written): ShortPlan {
  const figures = values?.map(({ column, aggregate }, i) => {
    const figure = `${aggregate}(${column ?? ''})`
    return i === 0 && calculation ? `${calculation} ${figure}` : figure
  })
  return {
    ...(figures && { figures }),
    ...(groups && {
      by: groups.map(({ column, timeUnit, timePart }) => [column, timeUnit ?? timePart].filter(Boolean).join('/')),
    }),
    ...(filters && { where: filters.map(filterWritten) }),
    ...(raw && { raw }),
    ...(top && { top: top.direction === 'asc' ? -top.n : top.n }),
    ...(chart && { type: chart }),
  }
}

const signs: Readonly<Record<string, string>> = { eq: '=', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' }

function filterWritten({ column, op, value }: { column: string; op: string; value: unknown }): string {
  if (op === 'in' && Array.isArray(value)) return `${column} in ${value.map(String).sort().join(', ')}`
  if (op === 'between' && Array.isArray(value)) return `${column} ${value[0]}..${value[1]}`
  if (op === 'isNull' || op === 'notNull') return `${column} ${op}`
  return `${column} ${signs[op] ?? op} ${value}`
}
