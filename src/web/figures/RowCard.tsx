import { useSearch } from '@tanstack/react-router'
import { Rows3 } from 'lucide-react'
import { placeOfRow } from '../../core/versions/rowNumbers.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { useSeeRows } from './useSeeRows.ts'

/** One point of a scatter plot: the row it was drawn from. */
export function RowCard({ row, onDone }: { row: number; onDone: () => void }) {
  const { table } = useSearch({ from: '/shell/datasets/$datasetId' })
  const seeRows = useSeeRows()
  return (
    <>
      <p className="font-semibold text-strong">{text.figure.row(placeOfRow(row).row)}</p>
      <Button
        look="primary"
        className="mt-3"
        onClick={() => {
          onDone()
          seeRows(table, { op: 'eq', column: '_row', value: row })
        }}
      >
        <Rows3 size={14} aria-hidden />
        {text.figure.seeRow}
      </Button>
    </>
  )
}
