import { account, session, user, verification } from '../domains/access/tables.ts'

/** The tables that the authentication library reads and writes, under the names it knows. */
export const authTables = { user, session, account, verification }
