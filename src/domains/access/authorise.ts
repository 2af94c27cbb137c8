import { DomainError } from '../../contract/problem.ts'
import type { Relation } from '../../contract/relation.ts'
import type { Context } from '../../ports/context.ts'
import type { AuthorisedRelation } from '../../ports/engine.ts'

/**
 * The one gate to the engine: a relation over this workspace's versions only. What lies in another workspace does not
 * exist for whoever asks.
 * @throws DomainError not_found when a scan is of another workspace
 */
export function authorise(ctx: Pick<Context, 'workspaceId'>, relation: Relation): AuthorisedRelation {
  check(ctx.workspaceId, relation)
  // The brand has no value: it exists so that nothing but this function can make one.
  return { relation, workspaceId: ctx.workspaceId } as AuthorisedRelation
}

function check(workspaceId: string, relation: Relation): void {
  switch (relation.op) {
    case 'scan':
      if (relation.workspaceId !== workspaceId)
        throw new DomainError('not_found', 'There is no such dataset, or you may not see it.')
      return
    case 'union':
      for (const input of relation.inputs) check(workspaceId, input)
      return
    case 'join':
      check(workspaceId, relation.left)
      check(workspaceId, relation.right)
      return
    default:
      check(workspaceId, relation.input)
  }
}
