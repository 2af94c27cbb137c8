import { createTransport } from 'nodemailer'
import type { Mailer } from '../../ports/mailer.ts'

const PATIENCE_MS = 15_000

/** Sends through a mail server: `smtp://user:password@host:587` or `smtps://…:465`. */
export function smtpMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = createTransport(
    { url, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
    { from },
  )
  return {
    send: async mail => void (await transport.sendMail(mail)),
    outbox: async () => [],
  }
}
