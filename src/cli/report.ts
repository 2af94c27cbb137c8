import type { Column } from '../contract/column.ts'
import type { Reading, TableReading } from '../contract/reading.ts'
import { say } from '../core/words/say.ts'
import { receiptLines } from './receiptText.ts'

/** The answer of `inspect --json`: what was read, column by column, with its receipt. */
export function inspection({ file, tables, others, warnings }: Reading) {
  return {
    file,
    tables: tables.map(({ name, sheet, rowCount, columns, receipt }) => ({
      name,
      sheet,
      rowCount,
      columns: columns.map(({ profile, ...column }) => ({ ...column, ...profile })),
      receipt,
    })),
    others,
    warnings,
  }
}

/** The same for a person at a terminal. */
export function inspectionText(reading: Reading): string {
  const { file, tables, others, warnings } = reading
  const head = `${file.name}  ${file.format}  ${file.bytes.toLocaleString('en')} bytes  sha256 ${file.sha256.slice(0, 12)}…`
  const rest = others.map(o => `Not a table: ${o.name} (${o.reason})`)
  return [head, ...tables.map(tableText), ...rest, ...warnings.map(w => `Warning: ${say(w, 'en')}`)].join('\n\n')
}

function tableText({ name, sheet, rowCount, columns, receipt }: TableReading): string {
  const isDecided = receipt.repairs.some(({ undo, choices }) => undo !== undefined || choices !== undefined)
  return [
    `${name}${sheet === null || sheet === name ? '' : ` [${sheet}]`}: ${count(rowCount)} rows, ${columns.length} columns`,
    ...receiptLines(receipt, columns),
    ...(isDecided ? ['  * can be taken back or decided otherwise: --json shows how, --settings FILE says so'] : []),
    ...columns.map(columnText),
  ].join('\n')
}

function columnText({ name, type, role, profile }: Column): string {
  const range = profile.min === null ? '' : `  ${String(profile.min)} … ${String(profile.max)}`
  return `    ${name.padEnd(28)} ${type.padEnd(10)} ${role.padEnd(11)} ${count(profile.nulls)} missing, ${count(profile.distinct)} distinct${range}`
}

const count = (n: number) => n.toLocaleString('en')
