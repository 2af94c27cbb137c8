import { Rows3 } from 'lucide-react'
import type { PlanSource } from '../../contract/plan.ts'
import { placeOfRow } from '../../core/versions/rowNumbers.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { useSeeRows } from './useSeeRows.ts'

interface Props {
  row: number
  source: PlanSource
  onDone: () => void
}

/** One point of a scatter plot: the row it was drawn from. */
export function RowCard({ row, source, onDone }: Props) {
  const seeRows = useSeeRows()
  return (
    <>
      <p className="font-semibold text-strong">{text.figure.row(placeOfRow(row).row)}</p>
      <Button
        look="primary"
        className="mt-3"
        onClick={() => {
          onDone()
          seeRows(source, { op: 'eq', column: '_row', value: row })
        }}
      >
        <Rows3 size={14} aria-hidden />
        {text.figure.seeRow}
      </Button>
    </>
  )
}
