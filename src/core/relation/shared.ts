import type { Relation } from '../../contract/relation.ts'

/** A union of one relation: taken for a table, it may be read by several parts of a question. */
export function isTable(relation: Relation): boolean {
  return relation.op === 'union' && relation.inputs.length === 1
}

/** The tables in a relation that stand in several places of it, those that others are made of first. */
export function sharedTables(relation: Relation): Relation[] {
  const seen = new Set<Relation>()
  const shared = new Set<Relation>()
  const visit = (node: Relation): Relation[] => {
    if (isTable(node) && seen.has(node)) {
      shared.add(node)
      return []
    }
    seen.add(node)
    return [...inputsOf(node).flatMap(visit), ...(isTable(node) ? [node] : [])]
  }
  return visit(relation).filter(table => shared.has(table))
}

function inputsOf(relation: Relation): readonly Relation[] {
  switch (relation.op) {
    case 'scan':
      return []
    case 'union':
      return relation.inputs
    case 'join':
      return [relation.left, relation.right]
    default:
      return [relation.input]
  }
}
