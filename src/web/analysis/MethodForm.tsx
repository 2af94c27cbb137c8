import { ArrowLeft } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { Column } from '../../contract/column.ts'
import { analysisText as words } from '../analysisText.ts'
import { Button } from '../ui/Button.tsx'
import type { Method } from './catalogue/method.ts'
import { FieldInput } from './FieldInput.tsx'
import { unmet } from './methods.ts'

interface Props {
  method: Method
  request: Readonly<Record<string, unknown>>
  columns: readonly Column[]
  onAsk: (request: Record<string, unknown> | null) => void
}

/** What a method is to be asked; nothing is computed before it is sent. */
export function MethodForm({ method, request, columns, onAsk }: Props) {
  const [draft, setDraft] = useState<Record<string, unknown>>(request)
  const missing = unmet(method, draft)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing.length === 0) onAsk(draft)
  }
  const put = (key: string, value: unknown) => {
    const { [key]: _before, ...rest } = draft
    setDraft(value === undefined ? rest : { ...rest, [key]: value })
  }
  return (
    <form onSubmit={submit} className="grid gap-4 rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 className="font-semibold text-lead">{method.name}</h2>
          <p className="text-body text-muted">{method.asks}</p>
        </div>
        <Button look="ghost" onClick={() => onAsk(null)}>
          <ArrowLeft size={14} aria-hidden />
          {words.change}
        </Button>
      </div>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        {method.fields.map(field => (
          <FieldInput
            key={field.key}
            field={field}
            value={draft[field.key]}
            request={draft}
            columns={columns}
            onChange={v => put(field.key, v)}
          />
        ))}
        <Button type="submit" look="primary" disabled={missing.length > 0}>
          {words.run}
        </Button>
      </div>
      {missing[0] && <p className="text-label text-muted">{words.missing(missing[0].label)}</p>}
    </form>
  )
}
