import { writeZip } from '../../support/zip.ts'

const SPACES = ['office', 'table', 'text', 'style', 'number']
  .map(name => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')

/** The content of an OpenDocument spreadsheet of one sheet, or of several. */
export function odsOf(...sheets: readonly string[]): string {
  const tables = sheets.map((rows, i) => `<table:table table:name="Sheet${i + 1}">${rows}</table:table>`).join('')
  return `<office:document-content ${SPACES}><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`
}

/** A row of cells: numbers are numbers, null is blank. */
export function odsRow(...cells: readonly (string | number | null)[]): string {
  const all = cells.map(cell => {
    if (cell === null) return '<table:table-cell/>'
    if (typeof cell === 'number') return `<table:table-cell office:value-type="float" office:value="${cell}"/>`
    return `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`
  })
  return `<table:table-row>${all.join('')}</table:table-row>`
}

export function writeOds(path: string, content: string, more: readonly (readonly [string, string])[] = []) {
  return writeZip(path, [
    ['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'],
    ['content.xml', content],
    ...more,
  ])
}
