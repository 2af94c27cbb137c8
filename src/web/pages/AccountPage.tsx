import { accessRoutes } from '../../contract/routes/access.ts'
import { useMe } from '../access/me.ts'
import { useForm } from '../access/useForm.ts'
import { useSignOut } from '../access/useSignOut.ts'
import { call } from '../api.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Field } from '../ui/Field.tsx'
import { Page } from '../ui/Page.tsx'
import { toast } from '../ui/Toast.tsx'

const words = text.account

/** Who one is here, the password, the way out. */
export function AccountPage() {
  const { account, workspace } = useMe()
  const signOut = useSignOut()
  const facts = [
    [text.access.name, account.name],
    [text.access.email, account.email],
    [text.access.username, account.username],
    [text.people.role, text.people.roles[workspace.role]],
  ] as const
  return (
    <Page title={words.title}>
      <div className="grid max-w-xl gap-4">
        <Card className="p-4">
          <h2 className="mb-2 font-semibold text-body">{words.profile}</h2>
          <dl className="grid grid-cols-[120px_minmax(0,1fr)] gap-y-1 text-body">
            {facts.map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-muted">{name}</dt>
                <dd className="truncate">{value}</dd>
              </div>
            ))}
          </dl>
        </Card>
        <PasswordCard username={account.email} />
        <Card className="flex items-center justify-between gap-4 p-4">
          <div>
            <h2 className="font-semibold text-body">{words.session}</h2>
            <p className="text-body text-muted">{words.signOutNote}</p>
          </div>
          <Button onClick={() => void signOut()}>{text.shell.signOut}</Button>
        </Card>
      </div>
    </Page>
  )
}

function PasswordCard({ username }: { username: string }) {
  const { busy, problem, errors, onSubmit } = useForm(async ({ current = '', password = '' }) => {
    await call(accessRoutes.changePassword, { body: { current, password } })
    toast(words.changed)
  })
  return (
    <Card className="p-4">
      <h2 className="font-semibold text-body">{words.password}</h2>
      <p className="mb-3 text-body text-muted">{words.passwordNote}</p>
      <form onSubmit={onSubmit} className="grid max-w-xs gap-2">
        {/* Password managers want to know whose password it is. */}
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <Field
          label={text.access.currentPassword}
          name="current"
          type="password"
          autoComplete="current-password"
          required
          error={errors.current ?? problem ?? undefined}
        />
        <Field
          label={text.access.newPassword}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={10}
          required
          hint={text.access.passwordHint}
          error={errors.password}
        />
        <Button type="submit" look="primary" busy={busy} className="mt-1 justify-self-start">
          {words.change}
        </Button>
      </form>
    </Card>
  )
}
