import { z } from 'zod'
import { ApiKey, KeyScope, MadeApiKey } from '../apiKey.ts'
import { PageQuery, page } from '../page.ts'
import { route } from '../route.ts'

/** Keys of programs and agents. They are made and ended by people alone: no key opens these routes. */
export const apiKeyRoutes = {
  listApiKeys: route({
    method: 'get',
    path: '/api-keys',
    summary: "One's own API keys, or for an admin all of the workspace, newest first",
    access: 'viewer',
    query: PageQuery.extend({ of: z.enum(['mine', 'workspace']).default('mine') }),
    response: page(ApiKey),
    problems: ['not_allowed'],
  }),
  createApiKey: route({
    method: 'post',
    path: '/api-keys',
    summary: 'Make an API key for oneself; the key itself is told only in this answer',
    access: 'viewer',
    status: 201,
    body: z.object({
      name: z.string().trim().min(1).max(100),
      scope: KeyScope.default('read'),
      expiresAt: z.iso.datetime().nullable().default(null),
    }),
    response: MadeApiKey,
    problems: ['invalid_request', 'conflict'],
  }),
  revokeApiKey: route({
    method: 'delete',
    path: '/api-keys/{keyId}',
    summary: "End one of one's own API keys, or for an admin any of the workspace; it stops working at once",
    access: 'viewer',
    params: z.object({ keyId: z.string() }),
    response: z.object({ ok: z.literal(true) }),
    problems: ['not_found'],
  }),
}
