/** What a model is asked: instructions of ours, and data that are never instructions. */
export interface ModelRequest {
  /** Whose budget and memory it is. */
  workspaceId: string
  instructions: string
  /** Written into the message as JSON. */
  data: unknown
  /** JSON schema of the answer. */
  schema: Record<string, unknown>
  signal: AbortSignal
}

export interface ModelAnswer {
  /** As the model wrote it: whoever asks checks it. Null when it is no JSON. */
  value: unknown
  /** Tokens that were paid for it; 0 when it was remembered. */
  tokens: number
}

/** A language model that proposes; what it says is checked before anything is done with it. */
export interface LanguageModel {
  /** Tokens that a workspace may use a day. */
  readonly tokensPerDay: number
  /** @throws Error when the model cannot be reached or does not answer in time */
  answer(request: ModelRequest): Promise<ModelAnswer>
}
