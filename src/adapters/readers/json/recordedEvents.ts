import type { JsonEvents, ScalarKind } from './jsonEvents.ts'

const SCALARS: readonly ScalarKind[] = ['text', 'number', 'boolean', 'null']
const Op = { openObject: 4, closeObject: 5, openArray: 6, closeArray: 7, key: 8 } as const

/** Keeps what stands in a value until it is known to be whole. */
export class RecordedEvents implements JsonEvents {
  readonly #ops: number[] = []
  readonly #texts: string[] = []

  clear(): void {
    this.#ops.length = this.#texts.length = 0
  }

  openObject(): void {
    this.#keep(Op.openObject)
  }

  closeObject(): void {
    this.#keep(Op.closeObject)
  }

  openArray(): void {
    this.#keep(Op.openArray)
  }

  closeArray(): void {
    this.#keep(Op.closeArray)
  }

  key(name: string): void {
    this.#keep(Op.key, name)
  }

  scalar(text: string, kind: ScalarKind): void {
    this.#keep(SCALARS.indexOf(kind), text)
  }

  replay(to: JsonEvents): void {
    for (const [i, op] of this.#ops.entries()) {
      const text = this.#texts[i] ?? ''
      if (op === Op.key) to.key(text)
      else if (op === Op.openObject) to.openObject()
      else if (op === Op.closeObject) to.closeObject()
      else if (op === Op.openArray) to.openArray()
      else if (op === Op.closeArray) to.closeArray()
      else to.scalar(text, SCALARS[op] ?? 'text')
    }
  }

  #keep(op: number, text = ''): void {
    this.#ops.push(op)
    this.#texts.push(text)
  }
}
