import { useMemo, useState } from 'react'
import type { OriginalKind, OriginalRow } from '../../../../contract/original.ts'
import { textWidth } from '../../../../core/chart/echarts/textWidth.ts'
import { Grid } from '../../../grid/Grid.tsx'
import { receiptText as words } from '../../../receiptText.ts'
import { Card } from '../../../ui/Card.tsx'
import { cx } from '../../../ui/cx.ts'
import { Fault } from '../../../ui/Fault.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { FileRow, tints } from './FileRow.tsx'
import type { Lit } from './lit.ts'
import { type OriginalPlace, useOriginal } from './useOriginal.ts'

const headHeight = 28
/** Rows whose cells say how wide the columns are. */
const MEASURED = 40
const shown: readonly OriginalKind[] = ['preamble', 'header', 'totals', 'note', 'rejected', 'outside']

interface Props {
  place: OriginalPlace
  lit: Lit | null
  reveal: { row: number } | null
}

/** The file as it was sent: every row and cell, tinted by what became of it. */
export function FileGrid({ place, lit, reveal }: Props) {
  const [inView, setInView] = useState({ first: 0, last: 40 })
  const { file, isPending, row, error, retry } = useOriginal(place, inView)
  const widths = useMemo(() => widthsOf(file?.rows ?? []), [file?.rows])
  const columnAt = useMemo(() => {
    const ids: (string | null)[] = widths.map(() => null)
    for (const { id, position } of file?.columns ?? []) ids[position] = id
    return ids
  }, [widths, file?.columns])
  const target = useMemo(() => reveal && { row: reveal.row - 1 }, [reveal])
  return (
    <Card role="group" aria-label={words.file} className="flex min-h-0 flex-1 flex-col overflow-hidden">
      <header className="flex flex-wrap items-baseline gap-x-3 border-line border-b px-3 py-2">
        <h2 className="font-semibold text-body">{words.file}</h2>
        {file && (
          <p className="num min-w-0 truncate text-label text-muted" title={file.fileName}>
            {[file.fileName, file.sheet && words.sheet(file.sheet), words.rowCount(file.lastRow)]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
      </header>
      {isPending && <Skeleton className="m-3 h-64" />}
      {error && <Fault error={error} onRetry={retry} />}
      {file && (
        <>
          <Grid
            label={words.fileOf(file.fileName)}
            widths={widths}
            count={file.lastRow}
            headHeight={headHeight}
            head={index => (
              <HeadCell key={index} index={index} width={widths[index] ?? 0} isSheet={file.sheet !== null} />
            )}
            row={(index, view) => <FileRow {...view} {...{ index, widths, columnAt, lit }} row={row(index)} />}
            onWindow={setInView}
            reveal={target}
          />
          {file.source === 'values' ? <p className="px-3 py-2 text-label text-muted">{words.values}</p> : <Legend />}
        </>
      )}
    </Card>
  )
}

function HeadCell({ index, width, isSheet }: { index: number; width: number; isSheet: boolean }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a role of the grid pattern
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and names its active cell
    <div
      role="columnheader"
      aria-colindex={index + 2}
      style={{ width }}
      className="num shrink-0 border-line border-r px-2 text-center text-label text-muted leading-7"
    >
      {isSheet ? lettersOf(index) : index + 1}
    </div>
  )
}

function Legend() {
  return (
    <ul aria-label={words.legend} className="flex flex-wrap gap-x-3 gap-y-1 border-line border-t px-3 py-2">
      {shown.map(kind => (
        <li key={kind} className="flex items-center gap-1.5 text-label text-muted">
          <span aria-hidden className={cx('h-3 w-4 rounded-[3px] border border-line', tints[kind])} />
          {words.kinds[kind]}
        </li>
      ))}
    </ul>
  )
}

/** A, B ... Z, AA ... as workbooks call their columns. */
function lettersOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : lettersOf(Math.floor(index / 26) - 1) + letter
}

function widthsOf(rows: readonly OriginalRow[]): number[] {
  const table = rows.filter(({ kind }) => kind === 'data' || kind === 'header').slice(0, MEASURED)
  const measured = table.length > 0 ? table : rows.slice(0, MEASURED)
  const width = Math.max(1, ...rows.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, i) => {
    const texts = measured.map(({ cells }) => textWidth(cells[i]?.slice(0, 60) ?? ''))
    return Math.round(Math.min(260, Math.max(48, 28 + Math.max(0, ...texts))))
  })
}
