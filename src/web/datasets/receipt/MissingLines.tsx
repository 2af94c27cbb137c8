import type { Column } from '../../../contract/column.ts'
import { formatCount } from '../../format.ts'
import { text } from '../../text.ts'
import { Section } from './Section.tsx'

const words = text.receipt

/** Which texts were taken for "no value", column by column. */
export function MissingLines({ columns }: { columns: readonly Column[] }) {
  // A rejected cell has no value either, but no text stood for that: it has a list of its own.
  const lacking = columns.filter(({ missing }) => missing.length > 0)
  if (lacking.length === 0) return null
  return (
    <Section title={words.missingMarkers}>
      <p className="px-4 pb-2 text-label text-muted">{words.missingNote}</p>
      <dl className="pb-1 text-body">
        {lacking.map(({ id, name, missing }) => (
          <div key={id} className="flex min-h-9 items-baseline justify-between gap-4 border-line border-t px-4 py-1.5">
            <dt className="min-w-0">
              <span className="block truncate">{name}</span>
              <span className="block truncate text-label text-muted">
                {missing
                  .map(
                    ({ marker, count }) =>
                      `${marker.trim() === '' ? words.empty : `“${marker}”`} ${formatCount(count)}`,
                  )
                  .join(', ')}
              </span>
            </dt>
            <dd className="num text-muted">{formatCount(missing.reduce((n, { count }) => n + count, 0))}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
