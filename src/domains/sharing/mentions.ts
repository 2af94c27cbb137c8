import type { Comment } from '../../contract/sharing.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { membersAmong } from '../access/membersAmong.ts'

const AT_MOST = 20

/** Ids of the users that a text mentions as `@[user id]`, each once. */
function mentionedIn(text: string): string[] {
  const ids = [...text.matchAll(/@\[([\w-]{1,100})\]/g)].map(([, id = '']) => id)
  return [...new Set(ids)].slice(0, AT_MOST)
}

/** The members that a text mentions; whom it names otherwise is nobody. */
export async function membersMentioned(ctx: Context, tx: Transaction, text: string) {
  return membersAmong(ctx, tx, mentionedIn(text))
}

/** What is kept of them: an address is nobody else's business. */
export function toMentions(people: Comment['mentions']): Comment['mentions'] {
  return people.map(({ userId, name }) => ({ userId, name }))
}
