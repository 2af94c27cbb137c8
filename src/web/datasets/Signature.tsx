import { Link } from '@tanstack/react-router'
import { CircleCheck, CircleHelp, CircleSlash, Eye, TriangleAlert, Wrench } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import { formatDay, formatMoment } from '../format.ts'
import { receiptText } from '../receiptText.ts'
import { SomeRows } from '../rowRules/SomeRows.tsx'
import { text } from '../text.ts'
import { Badge, type Tone } from '../ui/Badge.tsx'
import { versionsText } from '../versionsText.ts'
import type { Tab } from './DatasetTabs.tsx'
import { questionsOf } from './receipt/questions.ts'

const words = text.dataset

interface Props {
  dataset: Dataset
  /** One table, or all of them. */
  tables: readonly DatasetTable[]
  onTab: (tab: Tab) => void
}

/** The product's signature: version, rows, whether the file's own totals agree, what was mended, what is missing. */
export function Signature({ dataset, tables, onTab }: Props) {
  const { version } = dataset
  const sum = (of: (table: DatasetTable) => number) => tables.reduce((total, table) => total + of(table), 0)
  const checked = sum(t => t.receipt.totals.checked)
  const agreed = sum(t => t.receipt.totals.agreed)
  const missing = sum(t => t.receipt.cells.missing)
  const rejectedCells = sum(t => t.receipt.cells.rejected)
  const rejectedRows = sum(t => t.receipt.conservation.rejected)
  const questions = sum(t => questionsOf(t.receipt.repairs).length)
  const agrees = agreed === checked
  const warnings = dataset.warnings.length
  const isClean = agrees && rejectedCells === 0 && rejectedRows === 0 && warnings === 0 && questions === 0
  return (
    <ul aria-label={words.signature} className="num mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
      <li title={version.hash}>
        <Link
          to="/datasets/$datasetId/versions"
          params={{ datasetId: dataset.id }}
          aria-label={versionsText.versionOf(version.number)}
          className="-mx-1 rounded-control px-1 text-label text-muted hover:bg-hover hover:text-fg"
        >
          {words.version(version.number)}
        </Link>
      </li>
      <Item title={formatMoment(version.createdAt)}>{formatDay(version.createdAt)}</Item>
      <Item>{words.by(dataset.createdBy)}</Item>
      {tables.length > 1 && <Item>{text.common.tables(tables.length)}</Item>}
      <Item>{text.common.rows(sum(t => t.rowCount))}</Item>
      {dataset.isRuled && (
        <li>
          <SomeRows />
        </li>
      )}
      {checked > 0 && (
        <Mark
          tone={agrees ? 'good' : 'bad'}
          icon={agrees ? CircleCheck : TriangleAlert}
          onOpen={() => onTab('receipt')}
        >
          {words.totalsAgree(agreed, checked)}
        </Mark>
      )}
      {isClean && checked === 0 && !dataset.isRuled && (
        <Mark tone="good" icon={CircleCheck} onOpen={() => onTab('receipt')}>
          {words.clean}
        </Mark>
      )}
      {questions > 0 && (
        <Mark tone="warn" icon={CircleHelp} onOpen={() => onTab('receipt')}>
          {receiptText.question.count(questions)}
        </Mark>
      )}
      {!dataset.isRuled && (
        <Mark tone="plain" icon={Wrench} onOpen={() => onTab('receipt')}>
          {words.repairs(sum(t => t.receipt.repairs.length))}
        </Mark>
      )}
      {missing > 0 && !dataset.isRuled && (
        <Mark tone="plain" icon={CircleSlash} onOpen={() => onTab('receipt')}>
          {words.missing(missing)}
        </Mark>
      )}
      {rejectedCells > 0 && (
        <Mark tone="warn" icon={TriangleAlert} onOpen={() => onTab('receipt')}>
          {words.rejected(rejectedCells)}
        </Mark>
      )}
      {rejectedRows > 0 && (
        <Mark tone="bad" icon={TriangleAlert} onOpen={() => onTab('receipt')}>
          {words.rejectedRows(rejectedRows)}
        </Mark>
      )}
      {warnings > 0 && (
        <Mark tone="warn" icon={Eye} onOpen={() => onTab('receipt')}>
          {words.toLookAt(warnings)}
        </Mark>
      )}
    </ul>
  )
}

function Item({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <li className="text-label text-muted" title={title}>
      {children}
    </li>
  )
}

interface MarkProps {
  tone: Tone
  icon: typeof Wrench
  onOpen: () => void
  children: string
}

function Mark({ tone, icon: Icon, onOpen, children }: MarkProps) {
  return (
    <li>
      <button type="button" onClick={onOpen} className="-mx-1 rounded-control px-1 hover:bg-hover">
        <Badge tone={tone} icon={<Icon size={12} aria-hidden />}>
          {children}
        </Badge>
      </button>
    </li>
  )
}
