import type { Bill, ResultTable } from '../contract/plan.ts'
import type { Relation } from '../contract/relation.ts'

declare const authorised: unique symbol

/**
 * A relation somebody may read: every scan is of their workspace, and their row rules are in it. Made by
 * `authorise(ctx, relation)` in domains/access and by nothing else; the engine accepts nothing else.
 */
export interface AuthorisedRelation {
  readonly relation: Relation
  readonly workspaceId: string
  readonly [authorised]: true
}

export interface RunOptions {
  signal?: AbortSignal
  timeoutMs?: number
  /** Result rows beyond this are cut and `truncated` is set. */
  maxRows?: number
}

export interface EngineResult {
  table: ResultTable
  bill: Bill
  sql: string
  cached: boolean
  durationMs: number
}

/** Where relations are computed. */
export interface Engine {
  /** @throws DomainError took_too_long, out_of_memory, busy, cancelled, invalid_plan */
  run(relation: AuthorisedRelation, options?: RunOptions): Promise<EngineResult>
  /** Several at once: relations over the same scan and filter are fused into one pass. Same order out as in. */
  runMany(relations: readonly AuthorisedRelation[], options?: RunOptions): Promise<EngineResult[]>
  close(): Promise<void>
}
