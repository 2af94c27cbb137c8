import type { DeliveredEvent, EventHandler } from '../domains/audit/dispatch.ts'
import { requestInsights } from '../domains/dashboards/insightsJob.ts'
import type { Context } from '../ports/context.ts'
import { contextFor, type Parts } from './context.ts'

type Told = (ctx: Context, payload: unknown) => Promise<void>

/** Which domain waits for which event; one that nobody waits for is delivered to nobody, and thereby done. */
const told: Readonly<Record<string, Told>> = { 'version.created': requestInsights }

/** Hands events to the domains that wait for them, as the system in the workspace that they come from. */
export function eventHandlers(parts: Parts): ReadonlyMap<string, EventHandler> {
  return new Map(
    Object.entries(told).map(([kind, tell]) => [
      kind,
      ({ workspaceId, payload }: DeliveredEvent) => {
        const { signal } = new AbortController()
        return tell(contextFor(parts, { workspaceId, actor: { kind: 'system', id: kind }, signal }), payload)
      },
    ]),
  )
}
