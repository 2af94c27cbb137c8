import type { Account } from '../contract/access.ts'
import type { Transaction } from './database.ts'

export interface NewAccount {
  name: string
  email: string
  username: string
  passwordHash: string
  /** The address is known to be theirs: they came by a link that was mailed to it. */
  emailVerified: boolean
}

export interface StartedSession {
  /** What the cookie holds; only its hash is stored. */
  token: string
  expiresAt: Date
}

/** Who somebody is: accounts, passwords, sessions, resets. What they may do is the business of domains/access. */
export interface Authentication {
  /** Argon2id; takes some 25 ms on purpose, so never inside a transaction. */
  hashPassword(password: string): Promise<string>
  /** Takes as long without a hash (nobody of that name) as with one. */
  verifyPassword(hash: string | null, password: string): Promise<boolean>
  /** @throws DomainError already_exists when the e-mail or the user name is taken */
  createAccount(tx: Transaction, account: NewAccount): Promise<Account>
  /** By e-mail or user name, in any case. */
  findByLogin(tx: Transaction, login: string): Promise<Account | null>
  passwordHashOf(tx: Transaction, userId: string): Promise<string | null>
  setPassword(tx: Transaction, userId: string, hash: string): Promise<void>
  startSession(tx: Transaction, userId: string, from: { address: string; userAgent: string }): Promise<StartedSession>
  /** Null when it has ended. A session in use is prolonged. */
  findSession(tx: Transaction, token: string): Promise<Account | null>
  endSession(tx: Transaction, token: string): Promise<void>
  /** All of a person's, but for the one given. */
  endSessions(tx: Transaction, userId: string, exceptToken?: string): Promise<void>
  /** A token that sets a new password once, within an hour; only its hash is stored. */
  createReset(tx: Transaction, userId: string): Promise<string>
  /** Whose it is; null when it was used or has ended. It is used now. */
  useReset(tx: Transaction, token: string): Promise<string | null>
}
