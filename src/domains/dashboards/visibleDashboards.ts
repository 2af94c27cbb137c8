import { and, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { GrantLevel } from '../../contract/listedDashboard.ts'
import type { Context } from '../../ports/context.ts'
import { reaches } from '../access/dashboardLevel.ts'
import { allows, roleOf } from '../access/policy.ts'
import { dashboard } from './tables.ts'

type Grants = ReadonlyMap<string, GrantLevel>

/** Whether the asker may edit a dashboard: as `dashboardLevel` says it, for the database. */
export function mayEditIn({ actor }: Context, granted: Grants): SQL<boolean> {
  const role = roleOf(actor)
  if (allows(role, 'admin')) return sql<boolean>`true`
  const ids = [...granted].filter(([, level]) => reaches(level, 'edit')).map(([id]) => id)
  const ways = [
    eq(dashboard.createdById, actor.id),
    allows(role, 'editor') ? eq(dashboard.visibility, 'workspace') : undefined,
    ids.length > 0 ? inArray(dashboard.id, ids) : undefined,
  ]
  return sql<boolean>`(${or(...ways)})`
}

/** The dashboards of the workspace that the asker may see: kept ones, or the trash. */
export function visibleDashboards(
  ctx: Context,
  { mayEdit, granted, isTrash = false }: { mayEdit: SQL; granted: Grants; isTrash?: boolean },
): SQL | undefined {
  const own = eq(dashboard.workspaceId, ctx.workspaceId)
  // The trash is for those who may bring back.
  if (isTrash) return and(own, isNotNull(dashboard.deletedAt), mayEdit)
  const shown = granted.size > 0 ? inArray(dashboard.id, [...granted.keys()]) : undefined
  const maySee = and(isNotNull(dashboard.publishedAt), or(eq(dashboard.visibility, 'workspace'), shown))
  return and(own, isNull(dashboard.deletedAt), or(mayEdit, maySee))
}
