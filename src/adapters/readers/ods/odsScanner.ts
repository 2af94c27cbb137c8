import { unescapeXml } from '../xlsx/escapes.ts'
import type { OdsStyles } from './odsStyles.ts'
import { OdsTable } from './odsTable.ts'
import { odsValue } from './odsValue.ts'
import { attribute, type TagHandler } from './tagStream.ts'

const CELLS = new Set(['table:table-cell', 'table:covered-table-cell'])
const MOST_SPACES = 32_767

/** Reads the tables out of the tags of `content.xml`: those right below the spreadsheet, each with its rows and cells. */
export class OdsScanner implements TagHandler {
  readonly tables: OdsTable[] = []
  /** The table that is open; null between tables. */
  table: OdsTable | null = null
  readonly #styles: OdsStyles
  #depth = 0
  #sheetDepth = Number.NaN
  #tableDepth = Number.NaN
  #cellDepth = Number.NaN
  #cell: string | null = null
  #paragraphs: string[] = []
  #paragraph: string | null = null
  /** Cell styles of the columns, for cells that name none. */
  #columnStyles: { until: number; style: string | null }[] = []

  constructor(styles: OdsStyles) {
    this.#styles = styles
  }

  open(name: string, tag: string): void {
    this.#depth++
    if (this.#cell !== null) this.#openInCell(name, tag)
    else if (this.table !== null) this.#openInTable(name, tag)
    else if (name === 'office:spreadsheet') this.#sheetDepth = this.#depth
    else if (name === 'table:table' && this.#depth === this.#sheetDepth + 1) this.#openTable()
    else this.#styles.open(name, tag)
  }

  close(name: string): void {
    if (this.#cell !== null) this.#closeInCell(name)
    else if (this.table !== null) this.#closeInTable(name)
    this.#depth--
  }

  text(raw: string): void {
    if (this.#paragraph !== null) this.#paragraph += collapsed(raw, this.#paragraph)
  }

  #openTable(): void {
    this.table = new OdsTable()
    this.tables.push(this.table)
    this.#tableDepth = this.#depth
    this.#columnStyles = []
  }

  #openInTable(name: string, tag: string): void {
    if (CELLS.has(name)) {
      this.#cell = tag
      this.#cellDepth = this.#depth
      this.#paragraphs = []
    } else if (name === 'table:table-row') this.table?.openRow(tag)
    else if (name === 'table:table-column') {
      const until =
        (this.#columnStyles.at(-1)?.until ?? 0) + Number(attribute(tag, 'table:number-columns-repeated') ?? 1)
      this.#columnStyles.push({ until, style: attribute(tag, 'table:default-cell-style-name') })
    }
  }

  #closeInTable(name: string): void {
    if (name === 'table:table-row') this.table?.closeRow()
    else if (name === 'table:table' && this.#depth === this.#tableDepth) this.table = null
  }

  /** Comments and drawings of a cell hold paragraphs too, but deeper. */
  #openInCell(name: string, tag: string): void {
    if (name === 'text:p' && this.#depth === this.#cellDepth + 1) this.#paragraph = ''
    else if (this.#paragraph === null) return
    else if (name === 'text:s')
      this.#paragraph += ' '.repeat(Math.min(MOST_SPACES, Number(attribute(tag, 'text:c') ?? 1)))
    else if (name === 'text:tab') this.#paragraph += '\t'
    else if (name === 'text:line-break') this.#paragraph += '\n'
  }

  #closeInCell(name: string): void {
    if (this.#depth === this.#cellDepth) this.#closeCell()
    else if (name === 'text:p' && this.#paragraph !== null && this.#depth === this.#cellDepth + 1) {
      this.#paragraphs.push(this.#paragraph)
      this.#paragraph = null
    }
  }

  #closeCell(): void {
    const tag = this.#cell ?? ''
    const shown = this.#paragraphs.length === 0 ? '' : unescapeXml(this.#paragraphs.join('\n'))
    this.table?.addCell(
      tag,
      odsValue(tag, shown, () => this.#styles.isDuration(this.#styleOf(tag))),
    )
    this.#cell = null
  }

  #styleOf(tag: string): string | null {
    const column = this.table?.column ?? 0
    const own = attribute(tag, 'table:style-name')
    return own ?? this.#columnStyles.find(({ until }) => column < until)?.style ?? null
  }
}

/** White space counts as one blank, and as none at the beginning. Source: OpenDocument 1.3, part 3, 6.1.2. */
function collapsed(raw: string, before: string): string {
  const text = raw.replace(/[ \t\n]+/g, ' ')
  return before === '' || before.endsWith(' ') ? text.replace(/^ /, '') : text
}
