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

/** The relation with its scans changed. What stays the same is the same object, and what stands in it twice stays one. */
export function mapScans(relation: Relation, change: (scan: Scan) => Scan): Relation {
  const known = new Map<Relation, Relation>()
  const visit = (node: Relation): Relation => {
    const found = known.get(node)
    if (found !== undefined) return found
    const mapped = mapOne(node, change, visit)
    known.set(node, mapped)
    return mapped
  }
  return visit(relation)
}

function mapOne(node: Relation, change: (scan: Scan) => Scan, visit: (node: Relation) => Relation): Relation {
  switch (node.op) {
    case 'scan':
      return change(node)
    case 'union': {
      const inputs = node.inputs.map(visit)
      return inputs.every((input, i) => input === node.inputs[i]) ? node : { ...node, inputs }
    }
    case 'join': {
      const [left, right] = [visit(node.left), visit(node.right)]
      return left === node.left && right === node.right ? node : { ...node, left, right }
    }
    default: {
      const input = visit(node.input)
      return input === node.input ? node : { ...node, input }
    }
  }
}
