import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { RunningServer } from './server.ts'

/** The link in the newest mail to somebody, as whoever reads the mail would open it; waits until the mail is written. */
export async function mailedLink(server: RunningServer, to: string, path: string): Promise<string> {
  const found = () => linksOf(server, to).find(link => link.includes(path)) ?? ''
  await expect.poll(found, { message: `a mail to ${to} with a link to ${path}` }).not.toBe('')
  return found()
}

/** Links of all mails to somebody, the newest first. */
function linksOf(server: RunningServer, to: string): string[] {
  const folder = join(server.dataDir, 'outbox')
  const mails = readdirSync(folder).filter(name => name.endsWith('.eml'))
  return mails
    .sort()
    .reverse()
    .map(name => unfold(readFileSync(join(folder, name), 'utf8')))
    .filter(mail => mail.includes(to))
    .flatMap(mail => mail.match(/https?:\/\/\S+/g) ?? [])
}

/** A long line of a mail is broken with `=` at its end, and `=` itself is written `=3D`. */
function unfold(mail: string): string {
  if (!/content-transfer-encoding: quoted-printable/i.test(mail)) return mail
  return mail
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number(`0x${hex}`)))
}
