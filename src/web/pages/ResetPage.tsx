import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { accessRoutes } from '../../contract/routes/access.ts'
import { AccessForm } from '../access/AccessForm.tsx'
import { DoorPage } from '../access/DoorPage.tsx'
import { useForm } from '../access/useForm.ts'
import { call } from '../api.ts'
import { text } from '../text.ts'
import { Field } from '../ui/Field.tsx'

const words = text.access

export function ResetPage() {
  const { token } = useSearch({ from: '/reset' })
  const [isDone, setIsDone] = useState(false)
  const form = useForm(async ({ password = '' }) => {
    await call(accessRoutes.resetPassword, { body: { token: token ?? '', password } })
    setIsDone(true)
  })
  const note = isDone ? words.resetDone : token ? undefined : words.linkIncomplete
  return (
    <DoorPage title={words.resetTitle} {...(note && { note })}>
      {token && !isDone && (
        <AccessForm {...form} verb={words.resetButton}>
          <Field
            label={words.newPassword}
            name="password"
            type="password"
            autoComplete="new-password"
            minLength={10}
            required
            hint={words.passwordHint}
            error={form.errors.password}
          />
        </AccessForm>
      )}
      <p className="mt-6">
        <Link to="/sign-in" className="text-accent text-body hover:underline">
          {words.back}
        </Link>
      </p>
    </DoorPage>
  )
}
