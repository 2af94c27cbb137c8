import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Real files of many writers, and what independent readers say of each; beside the project, never part of it. */
export const DATA = join(import.meta.dirname, '../../../shared/data')

export const hasRealFiles = existsSync(join(DATA, 'truth/text.json'))
if (!hasRealFiles) console.log('Skipped: the truth of real files, because ../shared/data is not here.')

/** The only files of the collection that become no dataset, with the sentence a person sees. */
export const REFUSED: Readonly<Record<string, string>> = {
  // A single word in a single cell.
  'workbooks/poi/49931.xls': 'No sheet of the workbook holds rows of data, at most a header.',
  // No reader opens it without its password, and the old encryption of .xls is not opened here at all.
  'workbooks/poi/password.xls':
    'The file is protected by a password, which can be opened here for .xlsx but not for .xls. Open it, remove the password, save it as .xlsx and try again.',
}
