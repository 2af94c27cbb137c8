import type { Account } from '../contract/access.ts'
import type { DashboardDocument } from '../contract/dashboard.ts'
import type { FilterValues } from '../contract/dashboardFilter.ts'
import type { Authentication, StartedSession } from './authentication.ts'
import type { Context } from './context.ts'
import type { Transaction } from './database.ts'
import type { Mailer } from './mailer.ts'
import type { Secrets } from './secrets.ts'

/** What the server is to the outside. */
export interface Site {
  /** Without a slash at the end. Links in mails begin with it, never with what a request claims. */
  publicUrl: string
  signUp: 'open' | 'invitation'
  version: string
}

/** A request of somebody who need not be a member of anything: signing in, signing up, a new password. */
export interface Visit {
  visitor: { address: string; userAgent: string }
  /** Null when nobody is signed in. */
  session: { token: string; account: Account } | null
  /** The workspace the request asks for; null for the person's first. */
  wantedWorkspaceId: string | null
  site: Site
  authentication: Authentication
  mailer: Mailer
  secrets: Secrets
  now: () => Date
  newId: (prefix: string) => string
  /** A transaction over all workspaces: who somebody is comes before where they are. */
  system<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Work that the answer does not wait for; a fault is logged. */
  afterwards(work: () => Promise<void>): void
  /** The answer will carry the session's cookie, or end it. */
  keepSession(session: StartedSession | null): void
}

/** A request of somebody signed in. */
export interface SignedInVisit extends Visit {
  session: NonNullable<Visit['session']>
}

/** A link that was found open, and what it leads to. */
export interface OpenLink {
  id: string
  dashboardId: string
  /** The link's own and those of an embed's token; the link's own win. */
  lockedValues: FilterValues
  allowsRows: boolean
  allowsExport: boolean
  /** What was last published; never a draft. */
  document: DashboardDocument
  publishedAt: Date
}

/** A request of whoever holds a link: an actor without a role, in the link's workspace. */
export type LinkVisit = Visit & Context & { link: OpenLink }

/** A request of a member of the workspace, or of an API key of theirs: then there is no session. */
export type MemberVisit = Visit & Context & { account: Account }
