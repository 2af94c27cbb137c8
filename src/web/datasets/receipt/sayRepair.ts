import type { Column } from '../../../contract/column.ts'
import type { Repair } from '../../../contract/receipt.ts'
import { say } from '../../words.ts'

/** A repair in words, with the name its column has now, which a person may have changed since. */
export function sayRepair({ message, columnId }: Repair, columns: readonly Column[]): string {
  const name = columns.find(({ id }) => id === columnId)?.name
  return say(name === undefined ? message : { ...message, params: { column: name, ...message.params } })
}
