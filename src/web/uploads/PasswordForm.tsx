import { type FormEvent, useId, useState } from 'react'
import type { Upload } from '../../contract/upload.ts'
import { useMay } from '../access/me.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Input } from '../ui/Input.tsx'
import { retry } from './tray.ts'

const words = text.upload

/** Asks who may read it again for the password of a file that failed for want of one; nothing for other uploads. */
export function PasswordForm({ upload }: { upload: Upload | null }) {
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const id = useId()
  const mayEdit = useMay('editor')
  if (!upload || !mayEdit || !wantsPassword(upload)) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setFault(null)
    retry(upload, password)
      .then(() => setPassword(''))
      .catch(error => setFault(error instanceof Error ? error.message : words.cannotRead))
      .finally(() => setBusy(false))
  }
  return (
    <form onSubmit={submit} className="flex max-w-96 flex-wrap items-center gap-2 py-1 pr-2">
      <Input
        type="password"
        aria-label={words.passwordOf(upload.fileName)}
        aria-describedby={fault ? id : undefined}
        aria-invalid={fault ? true : undefined}
        placeholder={words.password}
        // The password of a file is none of the site's: a browser that keeps passwords must not offer the person's own.
        autoComplete="off"
        required
        maxLength={255}
        value={password}
        onChange={event => setPassword(event.target.value)}
        className="min-w-32 flex-1"
      />
      <Button type="submit" busy={busy} aria-label={words.unlockOf(upload.fileName)}>
        {words.unlock}
      </Button>
      {fault && (
        <p id={id} role="alert" className="basis-full text-bad text-label">
          {fault}
        </p>
      )}
    </form>
  )
}

function wantsPassword({ status, reason }: Upload): boolean {
  const code = reason?.code === 'problem' ? reason.params.code : null
  return status === 'failed' && (code === 'password_needed' || code === 'wrong_password')
}
