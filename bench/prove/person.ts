import type { z } from 'zod'
import { versionRoutes } from '../../src/contract/routes/versions.ts'
import { UploadAccepted } from '../../src/contract/upload.ts'
import type { RefreshMode } from '../../src/contract/version.ts'

/** An answer that is not a success. Status 0: no answer at all. */
export class Refusal extends Error {
  readonly status: number
  constructor(status: number, detail: string) {
    super(`${status} ${detail}`)
    this.status = status
  }
}

const PATIENCE_MS = 45_000

/** Somebody at the API, signed in once. */
export class Person {
  readonly #url: string
  #cookie = ''

  constructor(url: string) {
    this.#url = url
  }

  /** Becomes the owner by the one-time link. */
  async becomeOwner(token: string): Promise<void> {
    const who = { name: 'Ines Prova', email: 'ines@example.org', username: 'ines', password: 'a long enough one' }
    const answer = await this.#fetch('/owner', { method: 'POST', ...json({ token, ...who }) })
    this.#cookie = answer.headers
      .getSetCookie()
      .map(cookie => cookie.split(';')[0])
      .join('; ')
  }

  /** @throws Refusal */
  async get<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
    return schema.parse(await (await this.#fetch(path, {})).json())
  }

  /** @throws Refusal */
  async getBytes(path: string): Promise<Buffer> {
    return Buffer.from(await (await this.#fetch(path, {})).arrayBuffer())
  }

  /** @throws Refusal */
  async send<S extends z.ZodType>(
    method: 'POST' | 'PATCH',
    path: string,
    body: object,
    schema: S,
  ): Promise<z.output<S>> {
    return schema.parse(await (await this.#fetch(path, { method, ...json(body) })).json())
  }

  /** The upload's id, once the server has said 202. @throws Refusal */
  async upload(fileName: string, text: string): Promise<string> {
    return UploadAccepted.parse(await this.#sendFile('/uploads', fileName, text)).uploadId
  }

  /** A newer file of a dataset, once the server has said 202. @throws Refusal */
  async refresh(
    datasetId: string,
    { mode, fileName, text }: { mode: RefreshMode; fileName: string; text: string },
  ): Promise<{ uploadId: string; proposalId: string }> {
    const answer = await this.#sendFile(`/datasets/${datasetId}/refresh?mode=${mode}`, fileName, text)
    const { uploadId, proposalId } = versionRoutes.refresh.response.parse(answer)
    return { uploadId, proposalId }
  }

  async #sendFile(path: string, fileName: string, text: string): Promise<unknown> {
    const form = new FormData()
    form.set('file', new Blob([text], { type: 'text/csv' }), fileName)
    return (await this.#fetch(path, { method: 'POST', body: form })).json()
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...init.headers, 'x-datainsight': '1', cookie: this.#cookie }
    const answer = await fetch(`${this.#url}/api/v1${path}`, {
      ...init,
      headers,
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(cause => Promise.reject(new Refusal(0, String(cause))))
    if (!answer.ok) throw new Refusal(answer.status, await answer.text().catch(String))
    return answer
  }
}

const json = (body: object) => ({ body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
