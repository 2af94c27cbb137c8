import type { TableDiff } from '../../contract/version.ts'
import { receiptText } from '../receiptText.ts'
import { versionsText } from '../versionsText.ts'

const words = versionsText.diff
const types = receiptText.settings.types

/** Columns that come and go, and those with another name or type. */
export function ColumnChanges({ columns }: { columns: TableDiff['columns'] }) {
  const { added, removed, renamed, retyped } = columns
  const lines: [string, string[]][] = [
    [words.added, added.map(({ name, type }) => `${name} (${types[type]})`)],
    [words.removed, removed.map(({ name }) => name)],
    [words.renamed, renamed.map(({ from, to }) => words.fromTo(from, to))],
    [words.retyped, retyped.map(({ name, from, to }) => `${name}: ${words.fromTo(types[from], types[to])}`)],
  ]
  const said = lines.filter(([, names]) => names.length > 0)
  if (said.length === 0) return null
  return (
    <dl className="grid gap-1 text-body">
      {said.map(([label, names]) => (
        <div key={label} className="flex gap-3">
          <dt className="w-24 shrink-0 text-muted">{label}</dt>
          <dd className="min-w-0 break-words">{names.join(', ')}</dd>
        </div>
      ))}
    </dl>
  )
}
