import { z } from 'zod'
import type { Column, Scalar } from '../../../contract/column.ts'
import type { DatasetTable } from '../../../contract/dataset.ts'
import { datasetNamed, placeFields, tableNamed } from '../named.ts'
import { said } from '../said.ts'
import { linesOf } from '../tableText.ts'
import { tool } from '../tool.ts'

const EXAMPLES = 5
const SOME_ROWS =
  'You see some of the rows of this dataset: a rule limits you to them. Every figure is of the rows you see; say so when you tell of totals.'

export const describeDatasetTool = tool({
  name: 'describe_dataset',
  title: 'Describe a dataset',
  description:
    'Tables and columns of a dataset: type, role, meaning (unit, whether it adds up), missing and distinct values, ranges of numbers and dates, and how the file was read. Texts that stand in cells are told only with examples: true. Ask this before run_query.',
  scope: 'read',
  input: z.strictObject({
    ...placeFields,
    table: placeFields.table.describe('Id or name of a table; all when not given.'),
    examples: z.boolean().default(false).describe('Also the commonest values of each column.'),
  }),
  async run(ctx, { dataset: named, table, examples }) {
    const dataset = await datasetNamed(ctx, named)
    const asked =
      table === undefined ? dataset.tablesOfVersion : [(await tableNamed(ctx, { dataset: named, table })).table]
    const tables = asked.map(one => described(one, examples))
    const { id, name, description, notes, version, warnings } = dataset
    const facts = { id, name, description, notes, version: { id: version.id, number: version.number } }
    const isRuled = dataset.isRuled === true
    const remarks = [...(isRuled ? [SOME_ROWS] : []), ...warnings.map(said)]
    return {
      text: [`${name} (${id}), version ${version.number}. ${description}`, ...remarks, ...tables.map(textOf)].join(
        '\n\n',
      ),
      data: { dataset: facts, onlySomeRows: isRuled, warnings: remarks, tables },
    }
  },
})

type Described = ReturnType<typeof described>

function described({ id, name, rowCount, columns, receipt }: DatasetTable, examples: boolean) {
  return { id, name, rows: rowCount, reading: receipt.conservation, columns: columns.map(c => facts(c, examples)) }
}

function facts({ id, name, type, role, meaning, profile, rejected }: Column, examples: boolean) {
  const { nulls, distinct, min, max, mean, sd, sum, quantiles, top } = profile
  const range = type === 'text' && !examples ? {} : { min, max }
  return {
    ...{ id, name, type, role, meaning, missing: nulls, rejected, distinct, mean, sd, sum, quantiles },
    ...range,
    ...(examples && { examples: top.slice(0, EXAMPLES) }),
  }
}

const heads = ['column', 'id', 'type', 'role', 'unit', 'missing', 'distinct', 'min', 'median', 'mean', 'max']

function textOf({ name, id, rows, columns }: Described): string {
  const lines = columns.map((c): Scalar[] => {
    const unit = c.meaning.unit === null ? null : `${c.meaning.unit}, ${c.meaning.additive}`
    const values = 'examples' in c ? [(c.examples ?? []).map(({ value }) => String(value)).join(' | ')] : []
    const [min, max] = 'min' in c ? [c.min ?? null, c.max ?? null] : [null, null]
    return [
      c.name,
      c.id,
      c.type,
      c.role,
      unit,
      c.missing,
      c.distinct,
      min,
      c.quantiles?.p50 ?? null,
      c.mean,
      max,
      ...values,
    ]
  })
  const all = [...heads, ...(columns.some(c => 'examples' in c) ? ['examples'] : [])]
  const table = {
    columns: all.map(head => ({ name: head, type: 'text' })),
    rows: lines,
    rowCount: rows,
    truncated: false,
  }
  return `Table ${name} (${id}): ${rows} rows\n${linesOf(table)}`
}
