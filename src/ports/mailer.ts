import type { OutboxMail } from '../contract/audit.ts'

export interface Mail {
  to: string
  subject: string
  text: string
}

/** Sends mail, or writes it to the outbox folder when no server is configured. */
export interface Mailer {
  send(mail: Mail): Promise<void>
  /** Newest first; secrets in links redacted. Empty when mails really leave. */
  outbox(): Promise<OutboxMail[]>
}
