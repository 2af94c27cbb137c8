import { type Points, squaredDistance } from './points.ts'

const LEAF = 16

interface Node {
  /** Places from..to in the order of the tree. */
  from: number
  to: number
  low: Float64Array
  high: Float64Array
  children: readonly [Node, Node] | null
  parent: Node | null
  /** Points that `each` still tells of. */
  open: number
}

/**
 * Points in a tree that halves their longest side again and again, for asking what lies near (Bentley 1975, Comm. ACM
 * 18, 509-517). Points can be closed one by one; whole branches of closed points cost nothing then.
 */
export class KdTree {
  readonly #points: Points
  readonly #order: Int32Array
  readonly #leafOf: Node[]
  readonly #isClosed: Uint8Array
  readonly #root: Node

  constructor(points: Points) {
    this.#points = points
    this.#order = Int32Array.from({ length: points.n }, (_, i) => i)
    this.#leafOf = new Array<Node>(points.n)
    this.#isClosed = new Uint8Array(points.n)
    this.#root = this.#build(0, points.n, null)
  }

  /** `each` tells of this point no more. */
  close(i: number): void {
    if (this.#isClosed[i] === 1) return
    this.#isClosed[i] = 1
    for (let node: Node | null = this.#leafOf[i] ?? null; node; node = node.parent) node.open--
  }

  /** Calls for every open point within the distance of point i, itself among them. */
  each(i: number, distance: number, call: (j: number) => void): void {
    this.#visit(this.#root, i * this.#points.d, distance ** 2, call)
  }

  /** Whether at least so many points, closed or not, lie within the distance of point i, itself among them. */
  hasNear(i: number, distance: number, count: number): boolean {
    return this.#count(this.#root, i * this.#points.d, distance ** 2, count) >= count
  }

  /** The distance to the k-th nearest point, itself the first. */
  kthDistance(i: number, k: number): number {
    const nearest: number[] = []
    this.#nearest(this.#root, { at: i * this.#points.d, k, nearest })
    return Math.sqrt(nearest.at(-1) ?? 0)
  }

  #build(from: number, to: number, parent: Node | null): Node {
    const { X, d } = this.#points
    const low = new Float64Array(d).fill(Number.POSITIVE_INFINITY)
    const high = new Float64Array(d).fill(Number.NEGATIVE_INFINITY)
    for (let m = from; m < to; m++)
      for (let f = 0; f < d; f++) {
        const x = X[(this.#order[m] ?? 0) * d + f] ?? 0
        low[f] = Math.min(low[f] ?? x, x)
        high[f] = Math.max(high[f] ?? x, x)
      }
    const node: Node = { from, to, low, high, children: null, parent, open: to - from }
    const side = longest(low, high)
    if (to - from <= LEAF || !((high[side] ?? 0) > (low[side] ?? 0))) {
      for (let m = from; m < to; m++) this.#leafOf[this.#order[m] ?? 0] = node
      return node
    }
    const part = this.#order.subarray(from, to)
    part.sort((a, b) => (X[a * d + side] ?? 0) - (X[b * d + side] ?? 0))
    const middle = (from + to) >> 1
    node.children = [this.#build(from, middle, node), this.#build(middle, to, node)]
    return node
  }

  #visit(node: Node, at: number, squared: number, call: (j: number) => void): void {
    if (node.open === 0 || this.#gap(node, at) > squared) return
    if (node.children) {
      this.#visit(node.children[0], at, squared, call)
      this.#visit(node.children[1], at, squared, call)
      return
    }
    const { X, d } = this.#points
    for (let m = node.from; m < node.to; m++) {
      const j = this.#order[m] ?? 0
      if (this.#isClosed[j] === 0 && squaredDistance(X, at, X, j * d, d) <= squared) call(j)
    }
  }

  #count(node: Node, at: number, squared: number, enough: number): number {
    if (this.#gap(node, at) > squared) return 0
    if (this.#reach(node, at) <= squared) return node.to - node.from
    if (node.children) {
      const first = this.#count(node.children[0], at, squared, enough)
      return first >= enough ? first : first + this.#count(node.children[1], at, squared, enough - first)
    }
    const { X, d } = this.#points
    let found = 0
    for (let m = node.from; m < node.to; m++)
      if (squaredDistance(X, at, X, (this.#order[m] ?? 0) * d, d) <= squared) found++
    return found
  }

  #nearest(node: Node, search: { at: number; k: number; nearest: number[] }): void {
    const { at, k, nearest } = search
    if (nearest.length === k && this.#gap(node, at) >= (nearest.at(-1) ?? 0)) return
    if (node.children) {
      const [a, b] = node.children
      const isFirst = this.#gap(a, at) <= this.#gap(b, at)
      this.#nearest(isFirst ? a : b, search)
      this.#nearest(isFirst ? b : a, search)
      return
    }
    const { X, d } = this.#points
    for (let m = node.from; m < node.to; m++)
      insert(nearest, k, squaredDistance(X, at, X, (this.#order[m] ?? 0) * d, d))
  }

  /** Squared distance to the nearest place of the node's box. */
  #gap({ low, high }: Node, at: number): number {
    const { X, d } = this.#points
    let sum = 0
    for (let f = 0; f < d; f++) {
      const x = X[at + f] ?? 0
      const beyond = Math.max((low[f] ?? 0) - x, x - (high[f] ?? 0), 0)
      sum += beyond * beyond
    }
    return sum
  }

  /** Squared distance to the farthest place of the node's box. */
  #reach({ low, high }: Node, at: number): number {
    const { X, d } = this.#points
    let sum = 0
    for (let f = 0; f < d; f++) {
      const x = X[at + f] ?? 0
      const far = Math.max(Math.abs(x - (low[f] ?? 0)), Math.abs(x - (high[f] ?? 0)))
      sum += far * far
    }
    return sum
  }
}

function longest(low: Float64Array, high: Float64Array): number {
  let side = 0
  for (let f = 1; f < low.length; f++)
    if ((high[f] ?? 0) - (low[f] ?? 0) > (high[side] ?? 0) - (low[side] ?? 0)) side = f
  return side
}

/** Keeps the k smallest in rising order. */
function insert(sorted: number[], k: number, value: number): void {
  if (sorted.length === k && value >= (sorted.at(-1) ?? 0)) return
  let place = sorted.length
  while (place > 0 && (sorted[place - 1] ?? 0) > value) place--
  sorted.splice(place, 0, value)
  if (sorted.length > k) sorted.pop()
}
