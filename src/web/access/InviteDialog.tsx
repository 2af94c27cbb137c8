import { useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { Role } from '../../contract/access.ts'
import { accessRoutes } from '../../contract/routes/access.ts'
import { call } from '../api.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Select } from '../ui/Select.tsx'
import { toast } from '../ui/Toast.tsx'
import { useMay } from './me.ts'
import { useForm } from './useForm.ts'

const words = text.people

/** Invites somebody by mail, with the role they will have. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient()
  const isOwner = useMay('owner')
  const roleId = useId()
  const { busy, problem, errors, onSubmit } = useForm(async ({ email = '', role }) => {
    await call(accessRoutes.invite, { body: { email, role: Role.parse(role) } })
    await queries.invalidateQueries({ queryKey: ['invitations'] })
    toast(words.invited(email))
    onClose()
  })
  return (
    <Dialog open onClose={onClose} title={words.inviteTitle} description={words.inviteNote}>
      <form onSubmit={onSubmit} className="mt-2 grid gap-2">
        <Field
          label={words.email}
          name="email"
          type="email"
          autoComplete="off"
          required
          error={errors.email ?? problem ?? undefined}
        />
        <div className="grid gap-1">
          <label htmlFor={roleId} className="font-medium text-label">
            {words.role}
          </label>
          <Select id={roleId} name="role" defaultValue="editor">
            {Role.options
              .filter(role => role !== 'owner' || isOwner)
              .map(role => (
                <option key={role} value={role}>
                  {words.roles[role]}
                </option>
              ))}
          </Select>
        </div>
        <div className="mt-3 flex justify-end gap-2">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {words.inviteSend}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
