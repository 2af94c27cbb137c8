import { useId, useState } from 'react'
import { KeyScope, type MadeApiKey } from '../../contract/apiKey.ts'
import { apiKeyRoutes } from '../../contract/routes/apiKeys.ts'
import { useForm } from '../access/useForm.ts'
import { call } from '../api.ts'
import { apiKeysText as words } from '../apiKeysText.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Code } from '../ui/Code.tsx'
import { Copied } from '../ui/Copied.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Select } from '../ui/Select.tsx'
import { agentConfig } from './agentConfig.ts'
import { useRefreshApiKeys } from './queries.ts'

const DAY_MS = 86_400_000

/** Makes a key, and shows it the only time it can be shown. */
export function MakeKeyDialog({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<MadeApiKey | null>(null)
  if (made === null) return <KeyForm onMade={setMade} onClose={onClose} />
  return (
    <Dialog open wide onClose={onClose} title={words.madeTitle}>
      <div className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-4">
        <Copied label={words.secret} value={made.secret} note={words.secretNote} />
        <Code label={words.config} code={agentConfig(made.secret)} />
        <div className="flex justify-end">
          <Button look="primary" onClick={onClose}>
            {words.done}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function KeyForm({ onMade, onClose }: { onMade: (made: MadeApiKey) => void; onClose: () => void }) {
  const refresh = useRefreshApiKeys()
  const [scope, setScope] = useState<KeyScope>('read')
  const { busy, problem, errors, onSubmit } = useForm(async ({ name = '', lasts = '' }) => {
    const body = { name, scope, expiresAt: endIn(lasts) }
    onMade(await call(apiKeyRoutes.createApiKey, { body }))
    await refresh()
  })
  return (
    <Dialog open onClose={onClose} title={words.makeTitle} description={words.makeNote}>
      <form onSubmit={onSubmit} className="mt-2 grid gap-2">
        <Field
          label={words.name}
          name="name"
          autoComplete="off"
          maxLength={100}
          required
          hint={words.nameHint}
          error={errors.name ?? problem ?? undefined}
        />
        <Choice
          label={words.may}
          note={words.scopeNotes[scope]}
          value={scope}
          options={KeyScope.options.map(option => [option, words.scopes[option]])}
          onChange={value => setScope(KeyScope.parse(value))}
        />
        <Choice label={words.ends} name="lasts" defaultValue="90" options={Object.entries(words.lasts)} />
        <div className="mt-3 flex justify-end gap-2">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {words.create}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface ChoiceProps {
  label: string
  note?: string
  name?: string
  value?: string
  defaultValue?: string
  options: [string, string][]
  onChange?: (value: string) => void
}

function Choice({ label, note, options, onChange, ...rest }: ChoiceProps) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium text-label">
        {label}
      </label>
      <Select {...rest} id={id} {...(onChange && { onChange: event => onChange(event.target.value) })}>
        {options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </Select>
      {note && <p className="min-h-4 text-label text-muted">{note}</p>}
    </div>
  )
}

function endIn(days: string): string | null {
  return days === 'never' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString()
}
