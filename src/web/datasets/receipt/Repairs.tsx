import type { Column } from '../../../contract/column.ts'
import type { Repair } from '../../../contract/receipt.ts'
import { formatCount } from '../../format.ts'
import { text } from '../../text.ts'
import { say } from '../../words.ts'
import { Section } from './Section.tsx'

const words = text.receipt

/** Everything that was decided or mended, in words, with how much it touched. */
export function Repairs({ repairs, columns }: { repairs: readonly Repair[]; columns: readonly Column[] }) {
  const nameOf = (id: string | null) => columns.find(column => column.id === id)?.name
  return (
    <Section title={words.repairs}>
      {repairs.length === 0 && <p className="px-4 pb-3 text-body text-muted">{words.noRepairs}</p>}
      <ul className="pb-1">
        {repairs.map(({ message, count, columnId }) => (
          <li
            key={JSON.stringify([message, columnId])}
            className="flex min-h-9 items-center justify-between gap-4 border-line border-t px-4 py-1.5 text-body"
          >
            <span className="min-w-0">{say(columnId ? withColumn(message, nameOf(columnId)) : message)}</span>
            <span className="num shrink-0 text-label text-muted" title={text.common.cells(count)}>
              {formatCount(count)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The column's name now, which a person may have changed since. */
function withColumn(message: Repair['message'], name: string | undefined): Repair['message'] {
  return name === undefined ? message : { ...message, params: { column: name, ...message.params } }
}
