import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { ColumnType } from '../../../contract/column.ts'
import type { Dataset, DatasetTable } from '../../../contract/dataset.ts'
import { receiptText } from '../../receiptText.ts'
import { text } from '../../text.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { changeOf, indexOfTable, noSettings, type SettingsInput } from './changeOf.ts'
import type { useTrial } from './useTrial.tsx'

const words = receiptText.settings
const DELIMITERS = [',', ';', '\t', '|', ' ']
const QUOTES = ['"', "'", 'none']
const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-15',
  'shift_jis',
  'euc-jp',
  'gbk',
  'big5',
  'euc-kr',
]

interface Props {
  dataset: Dataset
  table: DatasetTable
  /** The column it opens at. */
  columnId: string | null
  trial: Pick<ReturnType<typeof useTrial>, 'tryOut' | 'isBusy'>
  onClose: () => void
}

/** How the file, the table and a column are to be read; what is left empty the program finds. */
export function SettingsDialog({ dataset, table, columnId, trial, onClose }: Props) {
  const [input, setInput] = useState<SettingsInput>({ ...noSettings, columnId: columnId ?? '' })
  const set = (part: Partial<SettingsInput>) => setInput(old => ({ ...old, ...part }))
  const change = changeOf(input, { sheet: table.sheet, index: indexOfTable(dataset.tablesOfVersion, table.id) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (change === null) return
    onClose()
    trial.tryOut({ change, what: [], title: receiptText.effect.change, said: words.title })
  }
  return (
    <Dialog open onClose={onClose} title={words.title} description={words.note}>
      <form onSubmit={submit} className="grid gap-4">
        {dataset.file.dialect && <FileFields {...{ dataset, input, set }} />}
        <TableFields {...{ dataset, table, input, set }} />
        <ColumnFields {...{ table, input, set }} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button look="primary" type="submit" disabled={change === null} busy={trial.isBusy}>
            {words.preview}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface Fields {
  input: SettingsInput
  set: (part: Partial<SettingsInput>) => void
}

function FileFields({ dataset: { file }, input, set }: Fields & Pick<Props, 'dataset'>) {
  const { delimiters } = text.receipt
  const delimiterName = (delimiter: string) => delimiters[delimiter] ?? delimiter
  const quoteName = (quote: string) => (quote === '' || quote === 'none' ? words.none : quote)
  return (
    <Group title={words.ofFile}>
      <Choice
        label={words.encoding}
        value={input.encoding}
        found={file.encoding ?? ''}
        options={ENCODINGS.map(name => [name, name])}
        onChange={encoding => set({ encoding })}
      />
      <Choice
        label={words.delimiter}
        value={input.delimiter}
        found={delimiterName(file.dialect?.delimiter ?? '')}
        options={DELIMITERS.map(name => [name, delimiterName(name)])}
        onChange={delimiter => set({ delimiter })}
      />
      <Choice
        label={words.quote}
        value={input.quote}
        found={quoteName(file.dialect?.quote ?? '')}
        options={QUOTES.map(name => [name, quoteName(name)])}
        onChange={quote => set({ quote })}
      />
    </Group>
  )
}

function TableFields({ dataset, table, input, set }: Fields & Pick<Props, 'dataset' | 'table'>) {
  const { dialect } = dataset.file
  const isFirst = dataset.tablesOfVersion[0]?.id === table.id
  const found = isFirst && dialect ? String(dialect.headerRow ?? 0) : ''
  return (
    <Group title={words.ofTable(table.name)}>
      <Field
        label={words.headerRow}
        hint={words.headerRowHint}
        type="number"
        min={0}
        placeholder={found}
        value={input.headerRow}
        onChange={event => set({ headerRow: event.target.value })}
      />
      <Field
        label={words.headerRows}
        type="number"
        min={1}
        max={5}
        placeholder={isFirst && dialect ? String(dialect.headerRows) : ''}
        value={input.headerRows}
        onChange={event => set({ headerRows: event.target.value })}
      />
      <div className="col-span-2">
        <Field
          label={words.range}
          hint={words.rangeHint}
          pattern="\s*[A-Za-z]{1,3}[0-9]+:[A-Za-z]{1,3}[0-9]*\s*"
          value={input.range}
          onChange={event => set({ range: event.target.value })}
        />
      </div>
      <label className="col-span-2 flex items-center gap-2 text-body">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={input.raw}
          onChange={event => set({ raw: event.target.checked })}
        />
        {words.raw}
      </label>
    </Group>
  )
}

function ColumnFields({ table, input, set }: Fields & Pick<Props, 'table'>) {
  const column = table.columns.find(({ id }) => id === input.columnId)
  return (
    <Group title={words.ofColumn}>
      <Labelled label={words.column}>
        {id => (
          <Select
            id={id}
            className="w-full"
            value={input.columnId}
            onChange={event => set({ columnId: event.target.value })}
          >
            <option value="">{words.chooseColumn}</option>
            {table.columns.map(({ id: columnId, name }) => (
              <option key={columnId} value={columnId}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Labelled>
      {column && (
        <>
          <Choice
            label={words.type}
            value={input.type}
            found={words.types[column.type]}
            options={ColumnType.options.map(type => [type, words.types[type]])}
            onChange={type => set({ type: ColumnType.options.find(option => option === type) ?? '' })}
          />
          <Field
            label={words.format}
            hint={words.formatHint}
            maxLength={60}
            value={input.format}
            onChange={event => set({ format: event.target.value })}
          />
          <Field
            label={words.unit}
            hint={words.unitHint}
            maxLength={20}
            placeholder={column.meaning.unit ?? ''}
            value={input.unit}
            onChange={event => set({ unit: event.target.value })}
          />
          <div className="col-span-2">
            <Field
              label={words.missing}
              hint={words.missingHint}
              placeholder={column.missing.map(({ marker }) => marker).join(', ')}
              value={input.missing}
              onChange={event => set({ missing: event.target.value })}
            />
          </div>
        </>
      )}
    </Group>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid grid-cols-2 items-start gap-x-3 gap-y-1">
      <legend className="mb-1 font-medium text-label text-muted">{title}</legend>
      {children}
    </fieldset>
  )
}

interface ChoiceProps {
  label: string
  value: string
  /** What the program found. */
  found: string
  options: readonly (readonly [value: string, label: string])[]
  onChange: (value: string) => void
}

function Choice({ label, value, found, options, onChange }: ChoiceProps) {
  return (
    <Labelled label={label}>
      {id => (
        <Select id={id} className="w-full" value={value} onChange={event => onChange(event.target.value)}>
          <option value="">{found === '' ? words.foundPlain : words.found(found)}</option>
          {options.map(([option, name]) => (
            <option key={option} value={option}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Labelled>
  )
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="mb-5 grid gap-1">
      <label htmlFor={id} className="font-medium text-label">
        {label}
      </label>
      {children(id)}
    </div>
  )
}
