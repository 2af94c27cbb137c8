import type { Visit } from '../../ports/visit.ts'
import { limit } from './limit.ts'

/** Mails a link to set a new password. Whether there is such an account, the answer does not tell. */
export async function requestReset(visit: Visit, { email }: { email: string }): Promise<{ ok: true }> {
  await limit(visit, 'reset', email)
  visit.afterwards(() => mailReset(visit, email))
  return { ok: true }
}

async function mailReset({ system, authentication, mailer, site }: Visit, email: string): Promise<void> {
  const found = await system(async tx => {
    const account = await authentication.findByLogin(tx, email)
    return account && { account, token: await authentication.createReset(tx, account.id) }
  })
  if (!found) return
  await mailer.send({
    to: found.account.email,
    subject: 'Set a new password',
    text: `Hello ${found.account.name},

somebody, probably you, asked for a new password. This link sets it, once and within an hour:

${site.publicUrl}/reset?token=${found.token}

If it was not you, do nothing: your password stays as it is.`,
  })
}
