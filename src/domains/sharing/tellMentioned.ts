import type { Transaction } from '../../ports/database.ts'
import type { Mail } from '../../ports/mailer.ts'
import type { MemberVisit } from '../../ports/visit.ts'
import { tell } from '../notifications/tell.ts'
import type { CommentRow } from './commentRow.ts'
import { maySee } from './dashboardFor.ts'
import type { membersMentioned } from './mentions.ts'

interface Said {
  row: CommentRow
  people: Awaited<ReturnType<typeof membersMentioned>>
  /** Of the dashboard. */
  name: string
}

/** Tells who is mentioned, if they may see the dashboard. The mails are to be sent when the transaction is done. */
export async function tellMentioned(ctx: MemberVisit, tx: Transaction, { row, people, name }: Said): Promise<Mail[]> {
  const { id, workspaceId, dashboardId, by, byId, at } = row
  const mails: Mail[] = []
  for (const person of people) {
    if (person.userId === byId || !(await maySee(ctx, tx, { dashboardId, person }))) continue
    await tell(tx, {
      // Once for each remark, however often it is changed.
      id: `nt_${id}_${person.userId}`,
      workspaceId,
      userId: person.userId,
      message: { code: 'notification.mentioned', params: { by, name } },
      isBad: false,
      about: { kind: 'dashboard', id: dashboardId },
      at,
    })
    mails.push({
      to: person.email,
      subject: `${by} mentioned you on ${name}`,
      text: `Hello,

${by} wrote on the dashboard "${name}":

${plainText(row)}

${ctx.site.publicUrl}/dashboards/${dashboardId}`,
    })
  }
  return mails
}

/** Mentions by their names. */
function plainText({ text, mentions }: CommentRow): string {
  return text.replace(/@\[([\w-]+)\]/g, (whole, id) => {
    const name = mentions.find(({ userId }) => userId === id)?.name
    return name === undefined ? whole : `@${name}`
  })
}
