import { z } from 'zod'

/** Roles in a workspace, weakest first. Each may do all that the ones before it may. */
export const Role = z.enum(['viewer', 'editor', 'admin', 'owner'])
export type Role = z.infer<typeof Role>

/**
 * Who acts. The id of a system actor is the name of the job or command. A link is whoever came by it: it has no role, so
 * every verb that asks for one refuses it, and its `seenBy` say which rows it shows. An API key acts as the member who made it: `id` is theirs, so that what they
 * may see and what is theirs is the key's too, and `name` says both.
 */
export type Actor =
  | { kind: 'user'; id: string; name: string; role: Role }
  | { kind: 'apiKey'; id: string; name: string; role: Role; keyId: string }
  | { kind: 'link'; id: string; seenBy: readonly (LinkSeer | null)[] }
  | { kind: 'system'; id: string }

/** One of those whose sight a link has: who made it, and who published what it shows. Null of one who is no member now. */
export interface LinkSeer {
  id: string
  role: Role
}

export const Account = z
  .object({ id: z.string(), name: z.string(), username: z.string(), email: z.string() })
  .meta({ id: 'Account' })
export type Account = z.infer<typeof Account>

/** The signed-in person, the workspaces they belong to, and the one this request is about. */
export const Me = z
  .object({
    account: Account,
    workspace: z.object({ id: z.string(), name: z.string(), role: Role }),
    workspaces: z.array(z.object({ id: z.string(), name: z.string(), role: Role })),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof Me>

export const Member = z
  .object({
    userId: z.string(),
    name: z.string(),
    username: z.string(),
    email: z.string(),
    role: Role,
    joinedAt: z.string(),
  })
  .meta({ id: 'Member' })
export type Member = z.infer<typeof Member>

export const Invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    role: Role,
    invitedBy: z.string(),
    createdAt: z.string(),
    expiresAt: z.string(),
    acceptedAt: z.string().nullable(),
  })
  .meta({ id: 'Invitation' })
export type Invitation = z.infer<typeof Invitation>

export const NewPassword = z.string().min(10, 'at least 10 characters').max(200)
export const Username = z
  .string()
  .min(3)
  .max(40)
  .regex(/^[a-z0-9._-]+$/, 'small letters, digits, dot, dash and underscore only')

/** What a server tells somebody who is not signed in, so that the right first page is shown. */
export const Welcome = z
  .object({ needsOwner: z.boolean(), signUp: z.enum(['open', 'invitation']), version: z.string() })
  .meta({ id: 'Welcome' })
export type Welcome = z.infer<typeof Welcome>
