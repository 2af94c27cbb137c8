import { ArrowLeft, ChevronDown } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { Column } from '../../contract/column.ts'
import { analysisText as words } from '../analysisText.ts'
import { Button } from '../ui/Button.tsx'
import type { Method, MethodField } from './catalogue/method.ts'
import { FieldInput } from './fields/FieldInput.tsx'
import { lacks, unmet, withValue } from './methods.ts'

interface Props {
  method: Method
  request: Readonly<Record<string, unknown>>
  columns: readonly Column[]
  onAsk: (request: Record<string, unknown> | null) => void
}

/** What a method is to be asked; nothing is computed before it is sent. What a table lacks for it is said. */
export function MethodForm({ method, request, columns, onAsk }: Props) {
  const [draft, setDraft] = useState<Readonly<Record<string, unknown>>>(request)
  const { fields, more = [] } = method
  const missing = unmet(method, draft)
  const lacking = lacks(method, columns)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing.length === 0) onAsk({ ...draft })
  }
  const input = (field: MethodField) => (
    <FieldInput
      key={field.key}
      field={field}
      value={draft[field.key]}
      request={draft}
      columns={columns}
      onChange={value => setDraft(withValue(draft, method, field.key, value))}
    />
  )
  return (
    <form onSubmit={submit} className="grid gap-4 rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 ref={focusOnce} tabIndex={-1} className="font-semibold text-lead outline-none">
            {method.name}
          </h2>
          <p className="text-body text-muted">{method.asks}</p>
        </div>
        <Button look="ghost" className="max-sm:-ml-3" onClick={() => onAsk(null)}>
          <ArrowLeft size={14} aria-hidden />
          {words.change}
        </Button>
      </div>
      {lacking !== null && (
        <p role="status" className="max-w-prose text-body text-warn">
          {words.lacks(lacking)}
        </p>
      )}
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">{fields.map(input)}</div>
      {more.length > 0 && (
        <details open={more.some(({ key }) => isSet(request[key]))} className="group">
          <summary className="inline-flex cursor-pointer items-center gap-1 text-body text-muted hover:text-fg">
            <ChevronDown size={14} aria-hidden className="-rotate-90 group-open:rotate-0" />
            {words.moreOptions}
          </summary>
          <div className="mt-3 flex flex-wrap items-end gap-x-4 gap-y-3">{more.map(input)}</div>
        </details>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={missing.length > 0}>
          {words.run}
        </Button>
        {missing[0] && <p className="text-label text-muted">{askFor(missing[0])}</p>}
      </div>
    </form>
  )
}

/** The button that chose the method is gone with the gallery: keys and readers go on from its form. */
function focusOnce(heading: HTMLHeadingElement | null) {
  heading?.focus()
}

function isSet(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null
}

function askFor(field: MethodField): string {
  if (field.is === 'values') return words.missingValues(field.label, field.least)
  return field.is === 'columns' ? words.missingColumns(field.label, field.least) : words.missing(field.label)
}
