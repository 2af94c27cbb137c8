import type { DragEvent } from 'react'
import type { Place } from './shelves.ts'

/** What is dragged: a column from the list, the count of rows (no column), or a field from its shelf. */
export type Dragged = { kind: 'column'; column: string } | { kind: 'rows' } | { kind: 'field'; place: Place }

const media = 'application/x-datainsight-field'

export function startDrag(event: DragEvent, dragged: Dragged): void {
  event.dataTransfer.setData(media, JSON.stringify(dragged))
  event.dataTransfer.effectAllowed = 'move'
}

/** Whether what hangs over a shelf is one of ours; its content is known only once it is dropped. */
export function isOurs(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(media)
}

export function dropped(event: DragEvent): Dragged | null {
  const written = event.dataTransfer.getData(media)
  // Only this page writes this media type.
  return written ? (JSON.parse(written) as Dragged) : null
}
