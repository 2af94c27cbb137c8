import type { Relation, Scan } from '../../contract/relation.ts'

/** Every scan below a relation. */
export function scansOf(relation: Relation): Scan[] {
  switch (relation.op) {
    case 'scan':
      return [relation]
    case 'union':
      return relation.inputs.flatMap(scansOf)
    case 'join':
      return [...scansOf(relation.left), ...scansOf(relation.right)]
    default:
      return scansOf(relation.input)
  }
}
