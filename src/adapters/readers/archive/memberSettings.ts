import type { Repair } from '../../../contract/receipt.ts'
import type { ReadSettings, TableSetting } from '../../../contract/settings.ts'

/* Outside of its archive a file's path stands before its sheets, and in place of one where it has none. */

/** The settings of an archive as its member sees them. */
export function settingsInside(settings: ReadSettings | undefined, path: string): ReadSettings | undefined {
  if (settings === undefined) return undefined
  const tables = settings.tables.flatMap((table): TableSetting[] => {
    if (table.sheet === path) return [{ ...table, sheet: null }]
    return table.sheet?.startsWith(`${path}/`) ? [{ ...table, sheet: table.sheet.slice(path.length + 1) }] : []
  })
  return { ...settings, tables }
}

/** The sheet of a member's table as the archive has it. */
export function sheetOutside(sheet: string | null, path: string): string {
  return sheet === null ? path : `${path}/${sheet}`
}

/** A repair of a member whose changes are changes of the archive's settings. */
export function repairOutside({ undo, choices, ...repair }: Repair, path: string): Repair {
  return {
    ...repair,
    ...(undo && { undo: changeOutside(undo, path) }),
    ...(choices && {
      choices: choices.map(choice => ({ ...choice, change: changeOutside(choice.change, path) })),
    }),
  }
}

function changeOutside(change: ReadSettings, path: string): ReadSettings {
  return { ...change, tables: change.tables.map(table => ({ ...table, sheet: sheetOutside(table.sheet, path) })) }
}
