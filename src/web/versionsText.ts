import type { RowChange, TableDiff, VersionOrigin } from '../contract/version.ts'
import { formatCount } from './format.ts'
import { rows } from './nouns.ts'

const plural = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${formatCount(n)} ${many}`)
type TileState = TableDiff['tiles'][number]['state']

/** Words of versions: newer files, what they change, and the way back. */
export const versionsText = {
  refresh: 'Refresh',
  refreshOf: (name: string) => `Refresh ${name}`,
  history: 'History',
  versionOf: (n: number) => `Version ${n}: history`,
  historyOf: (name: string) => `History of ${name}`,
  historyNote: 'Newest first. Each version can be looked at, held against another, and made the newest again.',
  drop: {
    title: (file: string) => file,
    question: 'What is this file?',
    refresh: (name: string) => `A newer “${name}”`,
    refreshNote: 'You see what would change before anything does.',
    fresh: 'A new dataset',
    freshNote: 'It has nothing to do with the one that is there.',
    go: 'Go on',
    parcel: (file: string, name: string) => `${file} for ${name}`,
    ready: (file: string) => `${file} has arrived.`,
    look: 'Look at it',
    over: (name: string) => `Drop to refresh “${name}”, or to make a new dataset`,
  },
  proposal: {
    titleOf: {
      refresh: (file: string) => `Refresh with ${file}`,
      reread: () => 'Another reading of the file',
      recipe: () => 'Other steps of preparation',
    },
    preparing: 'Working out what changes',
    cancel: 'Stop',
    failed: 'This could not be prepared.',
    discard: 'Discard',
    merge: 'Merge',
    mergeNote: 'Makes it the newest version. The old one stays in the history.',
    again: 'Prepare it again',
    stale: 'The dataset has a newer version than the one this was made on. Prepare it again to merge it.',
    merged: 'This is merged.',
    mergedToast: (name: string) => `Merged into “${name}”.`,
    takeBack: 'Take it back',
    takenBack: 'Taken back. The old figures are there again, as a new version.',
    discarded: 'This was discarded. Nothing was changed.',
    discardedToast: 'Discarded. Nothing was changed.',
    openDataset: 'Go to the dataset',
    by: (who: string, when: string) => `${who}, ${when}`,
    mode: 'How the newer file meets the data',
    modes: { replace: 'Replace', append: 'Append', upsert: 'Merge by key' },
    modeNotes: {
      replace: 'The newer file takes the place of all rows.',
      append: 'All rows of the newer file are added below.',
      upsert: 'Rows with a known key are updated, others are added; none is taken away.',
    },
    key: 'Key',
    keyOf: (table: string) => `Key of ${table}`,
    keyNote: 'Columns that tell rows apart.',
    overlap: (share: string) => `${share} of the newer rows are known`,
    otherKey: 'Other columns…',
    chooseKey: 'Choose the columns of the key',
    useKey: 'Use this key',
  },
  diff: {
    sentence: {
      new: (n: number) => `+${formatCount(n)} new`,
      changed: (n: number) => `${formatCount(n)} changed`,
      gone: (n: number) => `${formatCount(n)} gone`,
      unchanged: (n: number) => `${formatCount(n)} unchanged`,
      tiles: (n: number) =>
        n === 0 ? 'No tile changes.' : n === 1 ? 'One tile changes.' : `${formatCount(n)} tiles change.`,
      alerts: (n: number) =>
        n === 0
          ? 'No new remark on quality.'
          : n === 1
            ? 'One new remark on quality.'
            : `${formatCount(n)} new remarks on quality.`,
      moves: (name: string, before: string, after: string) => `${name} moves from ${before} to ${after}.`,
    },
    nothing: 'Nothing differs.',
    rows: 'Rows',
    rowsNow: (before: number, after: number) => `${rows(before)} before, ${formatCount(after)} after`,
    byWhole: 'Rows are compared as a whole: no key tells them apart.',
    byKey: (names: string) => `Rows are told apart by ${names}.`,
    kinds: { new: 'New', changed: 'Changed', gone: 'Gone' } satisfies Record<RowChange['kind'], string>,
    kindLabel: 'Which rows',
    noRows: { new: 'No row is new.', changed: 'No row is changed.', gone: 'No row is gone.' } satisfies Record<
      RowChange['kind'],
      string
    >,
    before: 'before',
    after: 'after',
    columns: 'Columns',
    added: 'New',
    removed: 'Gone',
    renamed: 'Renamed',
    retyped: 'Another type',
    fromTo: (from: string, to: string) => `${from} → ${to}`,
    sameColumns: 'The columns are the same.',
    figures: 'Figures',
    byRows: {
      byNew: 'by new rows',
      byChanged: 'by changed rows',
      byGone: 'by gone rows',
    },
    tiles: 'Tiles of the dashboard',
    tileStates: { same: 'stays', moved: 'changes', new: 'is new', gone: 'goes' } satisfies Record<TileState, string>,
    sameTiles: (n: number) => plural(n, 'tile stays as it is', 'tiles stay as they are'),
    alerts: 'Data quality',
    appeared: 'New',
    vanished: 'No longer',
    sameAlerts: 'No remark comes or goes.',
    broken: 'No longer fits',
    brokenNote: 'These use columns that are not there any more. They are kept, and say so where they are shown.',
    brokenKinds: { chart: 'Chart', tile: 'Tile', step: 'Step of preparation' },
    lacks: (names: string) => `without ${names}`,
    tablesAdded: 'New tables',
    tablesRemoved: 'Tables that go',
  },
  versions: {
    empty: 'There is one version so far. Drop a newer file on the dataset, or change how it is read, to make another.',
    number: (n: number) => `v${n}`,
    current: 'newest',
    look: 'Look at it',
    compare: 'Compare',
    compareTwo: (a: number, b: number) => `Compare v${a} with v${b}`,
    choose: (n: number) => `Compare v${n}`,
    chooseNote: 'Choose two versions to compare them.',
    restore: 'Restore',
    restoreTitle: (n: number) => `Go back to version ${n}?`,
    restoreNote:
      'Its data become the newest version again. Nothing is lost: the versions in between stay in the history.',
    restored: (from: number, to: number) => `Went back to version ${from}, which is version ${to} now.`,
    between: (from: string, to: string) => `From ${from} to ${to}`,
    back: 'All versions',
    banner: (n: number, when: string) => `You are looking at version ${n}, of ${when}.`,
    newest: 'Show the newest',
    by: (who: string, when: string) => `${who}, ${when}`,
    facts: (rowCount: number, tables: number) =>
      tables > 1 ? `${rows(rowCount)} in ${plural(tables, 'table', 'tables')}` : rows(rowCount),
    origin: (origin: VersionOrigin, file: string, said: string): string => {
      switch (origin.kind) {
        case 'first':
          return `First file: ${file}`
        case 'refresh':
          return refreshed(origin)
        case 'reread':
          return said === '' ? 'The file was read otherwise' : said
        case 'recipe':
          return said === '' ? `Preparation of ${origin.table} changed` : `${origin.table}: ${said}`
        case 'restore':
          return `Went back to version ${origin.number}`
      }
    },
  },
}

function refreshed({ mode, fileName, key }: Extract<VersionOrigin, { kind: 'refresh' }>): string {
  if (mode === 'append') return `${fileName} was appended`
  if (mode === 'replace') return `${fileName} replaced the data`
  return key.length > 0 ? `${fileName} was merged by ${key.join(', ')}` : `${fileName} was merged by key`
}
