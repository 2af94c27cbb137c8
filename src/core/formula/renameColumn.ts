import { columnText } from './columns.ts'
import { scan } from './tokens.ts'

/**
 * A formula after a column has another name. Formulas name columns as people do, so whoever renames one writes the
 * formulas of the later steps anew; what cannot be read stays as it is.
 */
export function renameColumn(formula: string, from: string, to: string): string {
  const { tokens } = scan(formula)
  const named = tokens.filter(({ kind, text }, i) => {
    if (text.toLowerCase() !== from.toLowerCase()) return false
    const next = tokens[i + 1]
    return kind === 'column' || (kind === 'word' && !(next?.kind === 'sign' && next.text === '('))
  })
  return named.reduceRight((text, token) => text.slice(0, token.from) + columnText(to) + text.slice(token.to), formula)
}
