import { z } from 'zod'
import { AuditEvent, OutboxMail } from '../audit.ts'
import { PageQuery, page } from '../page.ts'
import { route } from '../route.ts'

export const adminRoutes = {
  listAudit: route({
    method: 'get',
    path: '/audit',
    summary: 'Who did what, newest first',
    access: 'admin',
    query: PageQuery.extend({ action: z.string().optional(), actor: z.string().optional() }),
    response: page(AuditEvent),
  }),
  listOutbox: route({
    method: 'get',
    path: '/outbox',
    summary: 'Mails written to the outbox folder, secrets redacted',
    access: 'admin',
    query: PageQuery,
    response: page(OutboxMail),
  }),
}
