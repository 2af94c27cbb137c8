import { formatCount } from '../format.ts'
import { tables } from '../nouns.ts'

/** What is said where files come in. */
export const uploadText = {
  together: {
    title: (files: number) => `${formatCount(files)} files`,
    question: 'Make of them',
    one: (files: number) => `One dataset with ${tables(files)}`,
    oneNote: 'For files that belong together: each is a table, and they share pages.',
    many: (files: number) => `${formatCount(files)} datasets`,
    manyNote: 'For files that have nothing to do with each other.',
    tooMany: (most: number) => `One dataset can be made of ${formatCount(most)} files at most.`,
    name: 'Name of the dataset',
    files: 'The files',
    andMore: (n: number) => `and ${formatCount(n)} more`,
    send: 'Upload',
    left: (n: number) => `${n === 1 ? '1 file' : `${formatCount(n)} files`} of the system left out.`,
    parcel: (name: string, files: number) => `${name} · ${formatCount(files)} files`,
  },
  sheets: {
    parcel: (file: string, sheets: readonly string[]) => `${file}: ${sheets.join(', ')}`,
    read: 'Read it',
    readOf: (sheet: string) => `Make a dataset of the sheet ${sheet}`,
    readAll: (n: number) => `Read all ${formatCount(n)} together`,
  },
  paste: {
    button: 'Paste',
    title: 'Paste data',
    note: 'Cells of a spreadsheet, a table of a web page, CSV or JSON.',
    here: 'Paste here',
    show: 'Show it as a table',
    again: 'Paste something else',
    name: 'Name',
    nameOf: (moment: string) => `Pasted data, ${moment}`,
    preview: 'The first rows',
    lines: (n: number) => (n === 1 ? '1 line' : `${formatCount(n)} lines`),
    asText: 'No columns are visible in this yet; it is read as it stands.',
    send: 'Add',
  },
}
