import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { Column } from '../../../contract/column.ts'
import type { TotalsCheck } from '../../../contract/receipt.ts'
import { formatNumber } from '../../format.ts'
import { receiptText } from '../../receiptText.ts'
import { text } from '../../text.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Table, Td, Th } from '../../ui/Table.tsx'
import { useLighting } from './file/lit.ts'

const words = text.receipt
const check = receiptText.check

/** The file's own totals and subtotals against our sums; where they differ, by how much. */
export function TotalsLines({ totals, columns }: { totals: TotalsCheck; columns: readonly Column[] }) {
  const { checked, agreed, disagreements } = totals
  const { light } = useLighting()
  const agrees = agreed === checked
  const Icon = agrees ? CircleCheck : TriangleAlert
  return (
    <section
      aria-label={words.check}
      onMouseEnter={() => light({ kinds: ['totals'] })}
      onMouseLeave={() => light(null)}
      className="py-2"
    >
      <h3 className="px-4 py-1 font-medium text-label text-muted">{words.check}</h3>
      <p className="px-4 py-1 text-body">
        {checked === 0 ? (
          <span className="text-muted">{words.noCheck}</span>
        ) : (
          <Badge tone={agrees ? 'good' : 'bad'} icon={<Icon size={14} aria-hidden />}>
            <span className="whitespace-normal text-body">
              {check.agrees(agreed, checked, agrees && areMoney(columns, checked))}
            </span>
          </Badge>
        )}
      </p>
      {disagreements.length > 0 && <Disagreements {...{ disagreements, columns }} />}
    </section>
  )
}

function Disagreements({
  disagreements,
  columns,
}: Pick<TotalsCheck, 'disagreements'> & { columns: readonly Column[] }) {
  const { light, reveal } = useLighting()
  return (
    <Table label={words.check}>
      <thead>
        <tr className="border-line border-t">
          <Th className="pl-4">{words.column}</Th>
          <Th numeric>{words.stated}</Th>
          <Th numeric>{words.computed}</Th>
          <Th numeric className="pr-4">
            {words.difference}
          </Th>
        </tr>
      </thead>
      <tbody className="[&>tr:last-child>td]:border-b-0">
        {disagreements.map(({ columnId, stated, computed, row, over }) => (
          <tr key={`${columnId}${row}`} onMouseEnter={() => light({ columnId, kinds: ['data', 'totals'] })}>
            <Td className="pl-4">
              {columns.find(({ id }) => id === columnId)?.name ?? columnId}
              <span className="block text-label text-muted">
                {over ? check.rows(over.from, over.to) : check.whole}
                {row !== undefined && (
                  <button type="button" onClick={() => reveal(row)} className="text-accent hover:underline">
                    {check.byRow(row)}
                  </button>
                )}
              </span>
            </Td>
            <Td numeric>{formatNumber(stated)}</Td>
            <Td numeric>{formatNumber(computed)}</Td>
            <Td numeric className="pr-4 text-bad">
              {formatNumber(Number((computed - stated).toPrecision(12)))}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** Whether the columns that agree can only be those of money. */
function areMoney(columns: readonly Column[], checked: number): boolean {
  const sums = columns.filter(({ meaning }) => meaning.isMoney)
  return sums.length === checked
}
