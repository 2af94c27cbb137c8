import type { Bill } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import { type Cells, cellsOf } from '../../core/cube/cells.ts'
import { type Cube, MOST_CELLS } from '../../core/cube/cubeOf.ts'
import { canonical } from '../../core/relation/canonical.ts'
import type { Context } from '../../ports/context.ts'
import type { AuthorisedRelation, Engine, EngineResult } from '../../ports/engine.ts'
import { authoriseAll } from '../access/authorise.ts'

export interface MadeCube {
  /** Null when the answer cannot be cut exactly: it is too long, or its numbers are too large. */
  cells: Cells | null
  bill: Bill
  /** How long the engine took; 0 when it knew the answer. */
  durationMs: number
}

/** Cubes that are being made. A brush that moves on waits for the same cube; it is not begun again. */
const making = new WeakMap<Engine, Map<string, Promise<EngineResult>>>()
/** What was read of an answer, as long as the engine's cache keeps it. */
const read = new WeakMap<EngineResult['table'], Cells>()

/**
 * The cells of cubes, made in one pass where they share a scan. Who stops waiting does not stop the making: the next one
 * to ask has it. Their number stays small, since there is one for each selecting tile, other tile and set of filters.
 * @throws DomainError cancelled, took_too_long, out_of_memory, busy
 */
export async function cubeCells(
  ctx: Context,
  cubes: readonly { cube: Cube; scaleOf: (columnId: string) => number | null }[],
): Promise<MadeCube[]> {
  const relations = await authoriseAll(
    ctx,
    cubes.map(({ cube }) => cube.relation),
  )
  const results = await unlessAborted(ctx.signal, make(ctx, relations))
  return cubes.map(({ cube, scaleOf }, i) => {
    const result = results[i]
    if (result === undefined) throw new Error('a cube without an answer')
    const { table, bill, cached, durationMs } = result
    const cells = read.get(table) ?? cellsOf(cube, table, scaleOf)
    if (cells) read.set(table, cells)
    return { cells, bill, durationMs: cached ? 0 : durationMs }
  })
}

function make({ engine, limits }: Context, relations: readonly AuthorisedRelation[]): Promise<EngineResult[]> {
  const open = making.get(engine) ?? new Map<string, Promise<EngineResult>>()
  making.set(engine, open)
  const keys = relations.map(({ relation }) => canonical(relation))
  const fresh = new Map(
    relations.flatMap((relation, i) => (open.has(keys[i] ?? '') ? [] : [[keys[i] ?? '', relation]])),
  )
  if (fresh.size > 0) {
    const together = engine.runMany([...fresh.values()], { timeoutMs: limits.queryTimeoutMs, maxRows: MOST_CELLS })
    for (const [i, key] of [...fresh.keys()].entries()) {
      const one = together.then(results => results[i] as EngineResult)
      open.set(key, one)
      const forget = () => open.delete(key)
      one.then(forget, forget)
    }
  }
  return Promise.all(keys.map(key => open.get(key) as Promise<EngineResult>))
}

function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(new DomainError('cancelled', 'The question was cancelled.'))
    if (signal.aborted) leave()
    signal.addEventListener('abort', leave, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
