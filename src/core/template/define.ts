import type { DashboardTile } from '../../contract/dashboard.ts'
import type { DashboardFilter } from '../../contract/dashboardFilter.ts'
import type { AggregateName } from '../../contract/plan.ts'
import { type GroupField, Question, type QuestionInput, type ValueField } from '../../contract/question.ts'
import type { TemplateSlot } from '../../contract/template.ts'
import type { Template } from './template.ts'

/** A tile as a template's author writes it: its title, its width in twelfths, its question over slots. */
interface Draft {
  title: string
  width: number
  question: Omit<QuestionInput, 'source'>
}

/** Tiles beside each other, so many rows of the grid high. */
interface Row {
  height: number
  tiles: readonly Draft[]
}

interface Definition extends Pick<Template, 'id' | 'name' | 'description'> {
  slots: readonly TemplateSlot[]
  rows: readonly Row[]
  /** Slots that the dashboard can be narrowed by. */
  filters: readonly { label: string; kind: DashboardFilter['kind']; slot: string }[]
}

const nowhere = { datasetId: '', tableId: '' }

/** A template from rows of tiles. */
export function define({ rows, filters, slots, ...named }: Definition): Template {
  let y = 0
  const tiles = rows.flatMap(({ height, tiles: drafts }) => {
    let x = 0
    const row = drafts.map((draft): DashboardTile => {
      const position = { x, y, width: draft.width, height }
      x += draft.width
      return tileOf(draft, position)
    })
    y += height
    return row
  })
  return {
    ...named,
    slots,
    document: {
      name: named.name,
      description: named.description,
      pins: {},
      tabs: [{ id: 'tab1', title: '', order: 0 }],
      tiles: tiles.map((tile, i) => ({ ...tile, id: `t${String(i + 1).padStart(2, '0')}`, order: i })),
      filters: filters.map(({ label, kind, slot }, i) => ({
        ...{ id: `f${i + 1}`, label, order: i, kind, tabId: null, targets: {}, value: null, metrics: [] },
        column: { ...nowhere, columnId: slot },
      })),
    },
  }
}

function tileOf({ title, question }: Draft, position: DashboardTile['position']): DashboardTile {
  return {
    ...{ id: '', tabId: 'tab1', title, description: '', position, order: 0, phone: null },
    config: { kind: 'chart', question: Question.parse({ source: nowhere, ...question }), columns: [] },
  }
}

export const slot = (
  id: string,
  role: TemplateSlot['role'],
  names: readonly string[],
  more: Partial<Pick<TemplateSlot, 'isMoney' | 'isRequired' | 'label'>> = {},
): TemplateSlot => ({ id, label: labelOf(id), role, names: [...names], isRequired: false, ...more })

const labelOf = (id: string) => {
  const words = id.replace(/([A-Z])/g, ' $1').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const group = (column: string, more: Partial<GroupField> = {}): GroupField => ({
  role: 'group',
  column,
  ...more,
})

export const value = (aggregate: AggregateName, column?: string, more: Partial<ValueField> = {}): ValueField => ({
  role: 'value',
  aggregate,
  ...(column !== undefined && { column }),
  ...more,
})

/** One figure of all rows. */
export const figure = (title: string, width: number, field: ValueField): Draft => ({
  title,
  width,
  question: { type: 'metric', y: [field] },
})

/** Bars of the leading groups, the longest first. */
export const leading = (
  title: string,
  width: number,
  { of, by, n }: { of: string; by: ValueField; n: number },
): Draft => ({
  title,
  width,
  question: {
    type: 'bar',
    x: [group(of, { leading: { n, other: false, by: 0 } })],
    y: [by],
    sort: { by: 'value', direction: 'desc' },
    horizontal: true,
  },
})

/** Bars of all groups, the longest first. */
export const bars = (title: string, width: number, { of, by }: { of: GroupField; by: ValueField }): Draft => ({
  title,
  width,
  question: { type: 'bar', x: [of], y: [by] },
})

/** Figures over time. */
export const course = (
  title: string,
  width: number,
  { over, by }: { over: GroupField; by: readonly ValueField[] },
): Draft => ({
  title,
  width,
  question: { type: 'line', x: [over], y: [...by] },
})

export const chart = (title: string, width: number, question: Draft['question']): Draft => ({ title, width, question })
