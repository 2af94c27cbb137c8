import type { SignedInVisit } from '../../ports/visit.ts'

/** Ends the session, here and in the database. */
export async function signOut({ system, session, authentication, keepSession }: SignedInVisit): Promise<{ ok: true }> {
  await system(tx => authentication.endSession(tx, session.token))
  keepSession(null)
  return { ok: true }
}
