import { SlidersHorizontal } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { Dataset, DatasetTable } from '../../../contract/dataset.ts'
import { ROWS_OF_A_FILE } from '../../../core/versions/rowNumbers.ts'
import { useMay } from '../../access/me.ts'
import { QualitySection } from '../../quality/QualitySection.tsx'
import { receiptText } from '../../receiptText.ts'
import { text } from '../../text.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { say } from '../../words.ts'
import { FileLines } from './FileLines.tsx'
import { FileGrid } from './file/FileGrid.tsx'
import { LightingProvider, type Lit } from './file/lit.ts'
import { Ledgers } from './Ledgers.tsx'
import { MissingLines } from './MissingLines.tsx'
import { OtherSheets } from './OtherSheets.tsx'
import { Questions } from './Questions.tsx'
import { Rejects } from './Rejects.tsx'
import { Repairs } from './Repairs.tsx'
import { Section } from './Section.tsx'
import { SkippedRows } from './SkippedRows.tsx'
import { TotalsLines } from './TotalsLines.tsx'
import { useTrial } from './useTrial.tsx'

const SettingsDialog = lazy(() => import('./SettingsDialog.tsx').then(module => ({ default: module.SettingsDialog })))

interface Props {
  dataset: Dataset
  table: DatasetTable
}

/** Left the file as it was, right what reading did with it, line by line; each line can be undone or decided otherwise. */
export function ReceiptView({ dataset, table }: Props) {
  const { receipt, columns } = table
  const place = { datasetId: dataset.id, tableId: table.id }
  const [lit, setLit] = useState<Lit | null>(null)
  const [reveal, setReveal] = useState<{ row: number } | null>(null)
  const [settingsOf, setSettingsOf] = useState<{ columnId: string | null } | null>(null)
  const trial = useTrial(dataset.id)
  const mayEdit = useMay('editor')
  const lighting = useMemo(() => ({ light: setLit, reveal: (row: number) => setReveal({ row }) }), [])
  return (
    <LightingProvider value={lighting}>
      <div className="grid gap-4">
        <Questions datasetId={dataset.id} repairs={receipt.repairs} columns={columns} trial={trial} />
        <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_400px] lg:grid-rows-[auto_1fr] lg:items-start">
          <div className="order-2 flex h-[480px] min-w-0 lg:sticky lg:top-16 lg:order-1 lg:row-span-2 lg:h-[max(480px,calc(100dvh-232px))]">
            <FileGrid place={{ ...place, versionId: dataset.version.id }} lit={lit} reveal={reveal} />
          </div>
          <Card role="group" aria-label={receiptText.receipt} className="order-1 min-w-0 lg:order-2">
            <header className="flex items-center justify-between gap-4 border-line border-b py-1.5 pr-1.5 pl-4">
              <h2 className="font-semibold text-body">{receiptText.receipt}</h2>
              {mayEdit && (
                <Button look="ghost" onClick={() => setSettingsOf({ columnId: null })}>
                  <SlidersHorizontal size={14} aria-hidden />
                  {receiptText.howRead}
                </Button>
              )}
            </header>
            <Ledgers receipt={receipt} place={place} />
            <Repairs
              repairs={receipt.repairs}
              columns={columns}
              trial={trial}
              onSettings={columnId => setSettingsOf({ columnId })}
            />
            <TotalsLines totals={receipt.totals} columns={columns} />
          </Card>
          <div className="order-3 grid min-w-0 gap-4">
            {dataset.warnings.length > 0 && <Warnings warnings={dataset.warnings} />}
            <QualitySection {...place} versionId={dataset.version.id} />
            <MissingLines columns={columns} />
            <FileLines dataset={dataset} />
            {dataset.others.length > 0 && <OtherSheets dataset={dataset} />}
          </div>
        </div>
        <Lists dataset={dataset} table={table} />
      </div>
      {settingsOf && (
        <Suspense fallback={null}>
          <SettingsDialog {...{ dataset, table, trial }} {...settingsOf} onClose={() => setSettingsOf(null)} />
        </Suspense>
      )}
      {trial.dialog}
    </LightingProvider>
  )
}

/** Cells and rows that are not in the table, each to the last. */
function Lists({ dataset, table: { id: tableId, receipt, files = [] } }: Props) {
  const params = { datasetId: dataset.id, tableId }
  const skipped = receipt.conservation.skipped.reduce((n, { count }) => n + count, 0)
  return (
    <>
      {receipt.cells.rejected > 0 && <Rejects {...params} base={Math.max(0, files.length - 1) * ROWS_OF_A_FILE} />}
      {skipped > 0 && <SkippedRows {...params} />}
    </>
  )
}

function Warnings({ warnings }: Pick<Dataset, 'warnings'>) {
  return (
    <Section title={text.receipt.warnings}>
      <ul className="grid gap-1 px-4 pb-3 text-body">
        {warnings.map(warning => (
          <li key={JSON.stringify(warning)}>{say(warning)}</li>
        ))}
      </ul>
    </Section>
  )
}
