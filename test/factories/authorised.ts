import type { Relation } from '../../src/contract/relation.ts'
import type { AuthorisedRelation } from '../../src/ports/engine.ts'

/** A relation as `authorise` would give it to who sees every row: for tests of what engines make of it. */
export const authorised = (relation: Relation): AuthorisedRelation =>
  ({ relation, workspaceId: 'w' }) as AuthorisedRelation
