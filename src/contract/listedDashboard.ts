import { z } from 'zod'

/** What somebody may do with a dashboard. Each may do all that the ones before it may. */
export const GrantLevel = z.enum(['view', 'comment', 'edit'])
export type GrantLevel = z.infer<typeof GrantLevel>

/** A dashboard in a list. */
export const ListedDashboard = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    folderId: z.string().nullable(),
    tiles: z.int(),
    datasets: z.array(z.object({ id: z.string(), name: z.string() })),
    /** `workspace`: every member by their role. `restricted`: who made it, admins, and those it is granted to. */
    visibility: z.enum(['workspace', 'restricted']),
    /** What the asker may do with it. */
    level: GrantLevel,
    isFavourite: z.boolean(),
    revision: z.int(),
    /** What everybody sees; null: a draft that only those who may edit see. */
    published: z.object({ revision: z.int(), at: z.string(), by: z.string() }).nullable(),
    /** Whether somebody outside may open it by a link that is alive. */
    isPublic: z.boolean(),
    createdBy: z.string(),
    createdAt: z.string(),
    updatedBy: z.string(),
    updatedAt: z.string(),
    deletedAt: z.string().nullable(),
  })
  .meta({ id: 'ListedDashboard' })
export type ListedDashboard = z.infer<typeof ListedDashboard>
