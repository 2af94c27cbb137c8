import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { Column } from '../../../contract/column.ts'
import type { Repair } from '../../../contract/receipt.ts'
import { useMay } from '../../access/me.ts'
import { formatCount } from '../../format.ts'
import { receiptText as words } from '../../receiptText.ts'
import { text } from '../../text.ts'
import { cx } from '../../ui/cx.ts'
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx'
import { say } from '../../words.ts'
import { type Lit, useLighting } from './file/lit.ts'
import { Line } from './Line.tsx'
import { sayRepair } from './sayRepair.ts'
import type { useTrial } from './useTrial.tsx'

interface Props {
  repairs: readonly Repair[]
  columns: readonly Column[]
  trial: Pick<ReturnType<typeof useTrial>, 'tryOut' | 'isBusy'>
  /** Opens the settings of the reading, at a column where there is one. */
  onSettings: (columnId: string | null) => void
}

/** Everything that was decided or mended, in words, with how much it touched and the ways to decide otherwise. */
export function Repairs({ repairs, columns, ...rest }: Props) {
  const { receipt } = text
  return (
    <section aria-label={receipt.repairs} className="border-line border-b py-2">
      <h3 className="px-4 py-1 font-medium text-label text-muted">{receipt.repairs}</h3>
      {repairs.length === 0 && <p className="px-4 pb-1 text-body text-muted">{receipt.noRepairs}</p>}
      <ul>
        {repairs.map(repair => (
          <RepairLine
            key={JSON.stringify([repair.message, repair.columnId])}
            repair={repair}
            said={sayRepair(repair, columns)}
            {...rest}
          />
        ))}
      </ul>
    </section>
  )
}

function RepairLine({
  repair,
  said,
  trial,
  onSettings,
}: Omit<Props, 'repairs' | 'columns'> & { repair: Repair; said: string }) {
  const mayEdit = useMay('editor')
  const [isOpen, setIsOpen] = useState(false)
  const { undo, examples = [], choices = [] } = repair
  const lit = litOf(repair)
  return (
    <Line label={said} amount={formatCount(repair.count)} lit={lit} row={lit?.rows?.[0]}>
      <div className="-ml-1.5 flex flex-wrap items-center gap-x-1">
        {examples.length > 0 && (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={words.examplesOf(said)}
            onClick={() => setIsOpen(!isOpen)}
            className={cx(action, 'text-muted')}
          >
            <ChevronRight size={12} aria-hidden className={cx('transition-transform', isOpen && 'rotate-90')} />
            {words.examples}
          </button>
        )}
        {mayEdit && undo && (
          <button
            type="button"
            aria-label={words.undoOf(said)}
            disabled={trial.isBusy}
            onClick={() =>
              trial.tryOut({
                change: undo,
                what: [{ ...repair.message, code: `undone:${repair.message.code}` }],
                title: words.effect.undo,
                said,
              })
            }
            className={cx(action, 'text-accent')}
          >
            {words.undo}
          </button>
        )}
        {mayEdit && (undo || choices.length > 0) && (
          <Menu
            align="start"
            trigger={
              <button type="button" aria-label={words.changeOf(said)} className={cx(action, 'text-accent')}>
                {words.change}
              </button>
            }
          >
            {choices.map(({ message, change }) => (
              <MenuItem
                key={JSON.stringify(message)}
                onSelect={() =>
                  trial.tryOut({ change, what: [message], title: words.effect.change, said: say(message) })
                }
              >
                {say(message)}
              </MenuItem>
            ))}
            {choices.length > 0 && <MenuLine />}
            <MenuItem onSelect={() => onSettings(repair.columnId)}>{words.other}</MenuItem>
          </Menu>
        )}
      </div>
      {isOpen && <Examples examples={examples} />}
    </Line>
  )
}

const action =
  'inline-flex min-h-6 items-center gap-1 rounded-control px-1.5 text-label hover:bg-surface hover:underline disabled:opacity-60 pointer-coarse:min-h-11'

function Examples({ examples }: { examples: NonNullable<Repair['examples']> }) {
  const { reveal } = useLighting()
  return (
    <table className="mt-1 mb-1 w-full border-collapse text-label">
      <tbody>
        {examples.map(({ row, raw, read }) => (
          <tr key={`${row}${raw}`}>
            <td className="num w-20 pr-2 align-top">
              <button type="button" onClick={() => reveal(row)} className="rounded-control text-accent hover:underline">
                {words.goTo(row)}
              </button>
            </td>
            <td className="max-w-0 truncate pr-2 font-mono" title={raw}>
              {raw}
            </td>
            <td className="max-w-0 truncate" title={String(read)}>
              <span className="text-muted">{words.readAs} </span>
              {read === null ? <i className="text-muted">{words.nothing}</i> : String(read)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The cells a repair is about: its column, or the rows it names; of a header it is the header. */
function litOf({ message, columnId, examples = [] }: Repair): Lit | undefined {
  if (/^ingest\.header/.test(message.code)) return { kinds: ['header'] }
  if (columnId !== null) return { columnId }
  return examples.length > 0 ? { rows: examples.map(({ row }) => row) } : undefined
}
