import type { Dataset, DatasetTable } from '../../../contract/dataset.ts'
import { QualitySection } from '../../quality/QualitySection.tsx'
import { text } from '../../text.ts'
import { say } from '../../words.ts'
import { FileLines } from './FileLines.tsx'
import { Ledgers } from './Ledgers.tsx'
import { MissingLines } from './MissingLines.tsx'
import { OtherSheets } from './OtherSheets.tsx'
import { Rejects } from './Rejects.tsx'
import { Repairs } from './Repairs.tsx'
import { Section } from './Section.tsx'
import { SkippedRows } from './SkippedRows.tsx'
import { TotalsLines } from './TotalsLines.tsx'

const words = text.receipt

/** What reading did, line by line, with both ledgers balanced. */
export function ReceiptView({ dataset, table }: { dataset: Dataset; table: DatasetTable }) {
  const { receipt, columns } = table
  const tableId = { datasetId: dataset.id, tableId: table.id }
  const skipped = receipt.conservation.skipped.reduce((n, { count }) => n + count, 0)
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_320px] lg:items-start">
      <div className="grid min-w-0 gap-4">
        <Ledgers receipt={receipt} />
        <QualitySection {...tableId} versionId={dataset.version.id} />
        <TotalsLines totals={receipt.totals} columns={columns} />
        <Repairs repairs={receipt.repairs} columns={columns} />
        {receipt.cells.rejected > 0 && <Rejects {...tableId} />}
        {skipped > 0 && <SkippedRows {...tableId} />}
      </div>
      <div className="grid min-w-0 gap-4">
        {dataset.warnings.length > 0 && (
          <Section title={words.warnings}>
            <ul className="grid gap-1 px-4 pb-3 text-body">
              {dataset.warnings.map(warning => (
                <li key={JSON.stringify(warning)}>{say(warning)}</li>
              ))}
            </ul>
          </Section>
        )}
        <FileLines dataset={dataset} />
        <MissingLines columns={columns} />
        {dataset.others.length > 0 && <OtherSheets dataset={dataset} />}
      </div>
    </div>
  )
}
