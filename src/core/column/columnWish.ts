import type { ColumnType } from '../../contract/column.ts'
import type { ColumnSetting } from '../../contract/settings.ts'
import { allBooleans } from './booleanText.ts'
import { allDates } from './dateText.ts'
import { canBe, type Family, type NumberFamily } from './family.ts'
import { allNumbers } from './numberText.ts'
import { type ColumnEvidence, proposeFamilies, workbookFamilies } from './propose.ts'

/** What a person decided on a column; null and empty where nothing was. */
export interface ColumnWish {
  type: ColumnType | null
  format: string | null
  /** Texts that are missing, and no others are; null: they are found. */
  missing: readonly string[] | null
  /** Texts that are no markers of missing, whatever they look like. */
  present: readonly string[]
  /** Undefined: it is found. Null: none. */
  unit: string | null | undefined
  keepBlanks: boolean
  keepEntities: boolean
}

const NOTHING: ColumnWish = {
  type: null,
  format: null,
  missing: null,
  present: [],
  unit: undefined,
  keepBlanks: false,
  keepEntities: false,
}

/** Every cell as it stands in the file. */
export const AS_IT_STANDS = { type: 'text', missing: [], keepBlanks: true, keepEntities: true } as const

/** What is wished of a column; `raw`: that every cell stays as it stands. */
export function wishOf(setting: ColumnSetting | undefined, raw: boolean): ColumnWish {
  if (raw) return { ...NOTHING, ...AS_IT_STANDS }
  const { type, format, missing, present, unit, keepBlanks, keepEntities } = setting ?? {}
  return {
    type: type ?? null,
    format: format ?? null,
    missing: missing ?? null,
    present: present ?? [],
    unit,
    keepBlanks: keepBlanks ?? false,
    keepEntities: keepEntities ?? false,
  }
}

/** Whether a person decided how the values are read, so that whatever does not fit is set aside. */
export function isDecided({ type, format }: ColumnWish): boolean {
  return type !== null || format !== null
}

/** The ways of reading a column that obey the wish, the preferred first; what is found when nothing is wished. */
export function wishedFamilies(wish: ColumnWish, evidence: ColumnEvidence): Family[] {
  if (wish.type === 'text') return []
  if (!isDecided(wish)) return proposeFamilies(evidence)
  const { texts, kinds } = evidence
  const unit = wish.unit === undefined || wish.unit === '%' ? null : wish.unit
  const families = [
    ...workbookFamilies(kinds),
    ...allBooleans(texts),
    ...proposeFamilies(evidence).filter(({ kind }) => kind !== 'number' || unit === null),
    ...allDates(texts),
    ...allNumbers(texts, unit),
    ...named(wish.format),
  ]
  return families.filter(
    family =>
      (wish.type === null || canBe(family, wish.type)) && (wish.format === null || isWritten(family, wish.format)),
  )
}

/** Two words for true and false, whatever they are: 'in stock/sold out'. */
function named(format: string | null): Family[] {
  const [yes = '', no = '', more] = format?.toLowerCase().split('/') ?? []
  const isPair = more === undefined && yes.trim() !== '' && no.trim() !== ''
  return isPair ? [{ kind: 'boolean', yes: yes.trim(), no: no.trim(), trim: true }] : []
}

/** Whether the family reads what is written in the format. */
function isWritten(family: Family, format: string): boolean {
  switch (family.kind) {
    case 'boolean':
      return format.toLowerCase() === `${family.yes}/${family.no}`
    case 'date':
    case 'timestamp':
      return family.name === format || family.name.startsWith(`${format} hh:mm:ss`)
    case 'number':
      return numberFormat(family) === format || (!family.isDressed && format === '1,234.5')
    default:
      return false
  }
}

/** How a family's numbers are written, by an example: '1,234.5'. */
export function numberFormat({ isDressed, decimal, group }: NumberFamily): string {
  return isDressed ? `1${group.charAt(0)}234${decimal}5` : '1234.5'
}
