import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { accessRoutes } from '../../contract/routes/access.ts'
import { AccessForm } from '../access/AccessForm.tsx'
import { DoorPage } from '../access/DoorPage.tsx'
import { useForm } from '../access/useForm.ts'
import { call } from '../api.ts'
import { text } from '../text.ts'
import { Field } from '../ui/Field.tsx'

const words = text.access

export function ResetRequestPage() {
  const [sent, setSent] = useState(false)
  const form = useForm(async ({ email = '' }) => {
    await call(accessRoutes.requestReset, { body: { email } })
    setSent(true)
  })
  return (
    <DoorPage title={words.resetRequestTitle} note={sent ? words.resetRequestDone : words.resetRequestNote}>
      {!sent && (
        <AccessForm {...form} verb={words.resetRequestButton}>
          <Field
            label={words.email}
            name="email"
            type="email"
            autoComplete="email"
            required
            error={form.errors.email}
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
