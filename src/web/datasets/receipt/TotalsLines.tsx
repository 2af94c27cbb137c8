import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { Column } from '../../../contract/column.ts'
import type { TotalsCheck } from '../../../contract/receipt.ts'
import { formatNumber } from '../../format.ts'
import { text } from '../../text.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Table, Td, Th } from '../../ui/Table.tsx'
import { Section } from './Section.tsx'

const words = text.receipt

/** The file's own totals row against our sums. */
export function TotalsLines({ totals, columns }: { totals: TotalsCheck; columns: readonly Column[] }) {
  const { checked, agreed, disagreements } = totals
  const agrees = agreed === checked
  const Icon = agrees ? CircleCheck : TriangleAlert
  return (
    <Section title={words.check}>
      <p className="px-4 pb-3 text-body">
        {checked === 0 ? (
          <span className="text-muted">{words.noCheck}</span>
        ) : (
          <Badge tone={agrees ? 'good' : 'bad'} icon={<Icon size={14} aria-hidden />}>
            <span className="whitespace-normal text-body">{words.checkAgrees(agreed, checked)}</span>
          </Badge>
        )}
      </p>
      {disagreements.length > 0 && (
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
            {disagreements.map(({ columnId, stated, computed }) => (
              <tr key={columnId}>
                <Td className="pl-4">{columns.find(({ id }) => id === columnId)?.name ?? columnId}</Td>
                <Td numeric>{formatNumber(stated)}</Td>
                <Td numeric>{formatNumber(computed)}</Td>
                <Td numeric className="pr-4 text-bad">
                  {formatNumber(Number((computed - stated).toPrecision(12)))}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  )
}
