import type { Dataset } from '../../../contract/dataset.ts'
import { useMay } from '../../access/me.ts'
import { text } from '../../text.ts'
import { Button } from '../../ui/Button.tsx'
import { readSheets } from '../../uploads/tray.ts'
import { uploadText } from '../../uploads/uploadText.ts'
import { Section } from './Section.tsx'

const words = text.receipt
const sheetWords = uploadText.sheets
const ASIDE: ReadonlySet<string> = new Set(['hidden', 'very_hidden', 'not_chosen'])

/** What else the file holds and why it is no table; sheets that were left aside can be read after all. */
export function OtherSheets({ dataset }: { dataset: Dataset }) {
  const mayEdit = useMay('editor')
  // Inside an archive a sheet is not named by its name alone.
  const canRead = mayEdit && dataset.kind !== 'zip'
  const aside = canRead ? dataset.others.filter(({ reason }) => ASIDE.has(reason)).map(({ name }) => name) : []
  return (
    <Section title={words.others}>
      <ul className="grid gap-1 px-4 pb-3 text-body">
        {dataset.others.map(({ name, reason }) => (
          <li key={name} className="flex min-h-8 items-center gap-2">
            <span className="min-w-0 flex-1 truncate" title={name}>
              {name}
            </span>
            <span className="text-muted">{words.sheetReasons[reason] ?? reason}</span>
            {aside.includes(name) && (
              <Button aria-label={sheetWords.readOf(name)} onClick={() => void readSheets(dataset, [name])}>
                {sheetWords.read}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {aside.length > 1 && (
        <div className="px-4 pb-3">
          <Button onClick={() => void readSheets(dataset, aside)}>{sheetWords.readAll(aside.length)}</Button>
        </div>
      )}
    </Section>
  )
}
