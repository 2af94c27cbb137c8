/** A person who uses the API of a server under test: signs in once and notes what was acknowledged. */
export class Client {
  readonly #url: string
  #cookie = ''

  constructor(url: string) {
    this.#url = url
  }

  async makeOwner(token: string): Promise<void> {
    const body = { token, name: 'Prove', email: 'prove@example.org', username: 'prove', password: 'a long enough one' }
    const answer = await this.#send('POST', '/owner', JSON.stringify(body))
    if (!answer.ok) throw new Error(await answer.text())
    this.#cookie = answer.headers
      .getSetCookie()
      .map(c => c.split(';')[0])
      .join('; ')
  }

  /** The upload's id once acknowledged; null when the server did not say so. */
  async upload(name: string, text: string): Promise<string | null> {
    const form = new FormData()
    form.set('file', new Blob([text]), name)
    const answer = await this.#send('POST', '/uploads', form).catch(() => null)
    if (answer?.status !== 202) return null
    const body = (await answer.json().catch(() => null)) as { uploadId: string } | null
    return body?.uploadId ?? null
  }

  /** Whether a change was acknowledged. */
  async describe(datasetId: string, description: string): Promise<boolean> {
    const answer = await this.#send('PATCH', `/datasets/${datasetId}`, JSON.stringify({ description })).catch(
      () => null,
    )
    return answer?.status === 200
  }

  async get<T>(path: string): Promise<T> {
    const answer = await this.#send('GET', path)
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  async post<T>(path: string, body: object): Promise<T> {
    const answer = await this.#send('POST', path, JSON.stringify(body))
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  #send(method: string, path: string, body?: string | FormData): Promise<Response> {
    const json = typeof body === 'string' ? { 'content-type': 'application/json' } : {}
    const headers = { 'x-datainsight': '1', origin: this.#url, cookie: this.#cookie, ...json }
    return fetch(`${this.#url}/api/v1${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(20_000),
    })
  }
}
