import { type Cell, type Frame, RowsFrame, type Writers } from './frames.ts'
import type { JsonEvents, ScalarKind } from './jsonEvents.ts'
import { JsonText } from './jsonText.ts'
import type { Rows } from './plan.ts'

/** Sends the values of a JSON text to the rows of its tables, as planned. */
export class JsonLoader implements JsonEvents {
  readonly #frames: Frame[]
  /** What goes into one cell, while it comes. */
  #text: JsonText | null = null
  #cell: Cell | null = null

  /** @param top  rows of the values at the top: one each */
  constructor(top: Rows, writers: Writers) {
    this.#frames = [new RowsFrame(writers, top, null)]
  }

  openObject(): void {
    if (this.#text) this.#text.openObject()
    else this.#enter(this.#top.openObject(), text => text.openObject())
  }

  openArray(): void {
    if (this.#text) this.#text.openArray()
    else this.#enter(this.#top.openArray(), text => text.openArray())
  }

  key(name: string): void {
    if (this.#text) this.#text.key(name)
    else this.#top.key(name)
  }

  scalar(text: string, kind: ScalarKind): void {
    if (this.#text) this.#text.scalar(text, kind)
    else this.#top.scalar(text, kind)
  }

  closeObject(): void {
    if (this.#text) this.#closeText(this.#text, text => text.closeObject())
    else this.#leave()
  }

  closeArray(): void {
    if (this.#text) this.#closeText(this.#text, text => text.closeArray())
    else this.#leave()
  }

  get #top(): Frame {
    return this.#frames[this.#frames.length - 1] as Frame
  }

  #enter(inner: Frame | Cell, open: (text: JsonText) => void): void {
    if ('scalar' in inner) {
      this.#frames.push(inner)
      return
    }
    this.#cell = inner
    this.#text = new JsonText()
    open(this.#text)
  }

  #leave(): void {
    this.#frames.pop()?.closed()
    this.#top.childClosed()
  }

  #closeText(text: JsonText, close: (text: JsonText) => void): void {
    close(text)
    if (text.depth > 0) return
    this.#cell?.put(text.text)
    this.#text = this.#cell = null
    this.#top.childClosed()
  }
}
