/** What a fault says beside its code: where, how much, what was allowed. */
export type FaultDetail = Readonly<Record<string, string | number | boolean | null>>

/** A file that cannot be read, with the reason as a code and parameters; words are made of it when it is shown. */
export class IngestFault extends Error {
  override readonly name = 'IngestFault'
  readonly code: string
  readonly detail: FaultDetail
  constructor(code: string, detail: FaultDetail = {}, options: { cause?: unknown } = {}) {
    super(`${code} ${JSON.stringify(detail)}`, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.detail = detail
  }

  /** The same fault, with more of where it happened. */
  within(place: FaultDetail): IngestFault {
    return new IngestFault(this.code, { ...place, ...this.detail }, { cause: this })
  }
}
