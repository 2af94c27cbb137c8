import type { Dataset } from '../../../contract/dataset.ts'
import { formatBytes, formatMoment } from '../../format.ts'
import { text } from '../../text.ts'
import { Section } from './Section.tsx'

const words = text.receipt
const facts = words.facts

/** What is known of the file itself. */
export function FileLines({ dataset }: { dataset: Dataset }) {
  const { file, version } = dataset
  const { dialect } = file
  const lines: [string, string | null][] = [
    [facts.name, file.name],
    [facts.size, formatBytes(file.bytes)],
    [facts.format, file.format.toUpperCase()],
    [facts.encoding, file.encoding],
    [facts.delimiter, dialect && (words.delimiters[dialect.delimiter] ?? dialect.delimiter)],
    [facts.header, dialect && (dialect.headerRow === null ? facts.noHeader : facts.headerRow(dialect.headerRow))],
    [facts.version, `${version.number} · ${formatMoment(version.createdAt)}`],
  ]
  return (
    <Section title={words.file}>
      <dl className="grid gap-1 px-4 pb-3 text-body">
        {lines.map(([label, value]) =>
          value ? (
            <div key={label} className="flex justify-between gap-4">
              <dt className="shrink-0 text-muted">{label}</dt>
              <dd className="min-w-0 break-words text-right">{value}</dd>
            </div>
          ) : null,
        )}
        <div>
          <dt className="text-muted">{facts.sha256}</dt>
          <dd className="break-all font-mono text-label leading-4">{file.sha256}</dd>
        </div>
      </dl>
    </Section>
  )
}
