import { useEffect, useRef } from 'react'
import { linkRoutes } from '../../contract/routes/sharing.ts'
import { DoorPage } from '../access/DoorPage.tsx'
import { useForm } from '../access/useForm.ts'
import { callByLink } from '../api.ts'
import { linkedText as words } from '../sharingText.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'

/** Asks for the password of a link. */
export function PasswordDoor({ token, onOpen }: { token: string; onOpen: (proof: string) => void }) {
  const { busy, problem, onSubmit } = useForm(async ({ password = '' }) => {
    const { proof } = await callByLink(
      linkRoutes.unlockLink,
      { params: { token }, body: { password } },
      { proof: null },
    )
    onOpen(proof)
  })
  const form = useRef<HTMLFormElement>(null)
  // There is nothing else to be done here.
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  return (
    <DoorPage title={words.passwordTitle} note={words.passwordNote}>
      <form ref={form} onSubmit={onSubmit} className="grid gap-2">
        <Field
          label={words.password}
          name="password"
          type="password"
          autoComplete="off"
          required
          error={problem ?? undefined}
        />
        <Button type="submit" look="primary" busy={busy}>
          {words.passwordOpen}
        </Button>
      </form>
    </DoorPage>
  )
}
