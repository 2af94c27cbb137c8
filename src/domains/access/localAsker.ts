import type { Asker } from './authorise.ts'

/** Whoever has a file on their own machine: it has no database, no members and no rules. */
export function localAsker(workspaceId: string): Asker {
  const none = () => Promise.reject(new Error('there is no database'))
  const actor = { kind: 'system', id: 'local' } as const
  return { workspaceId, actor, rowRules: new Map(), transaction: none, now: () => new Date(0), timeZone: 'UTC' }
}
