import { Calendar, CalendarClock, Clock, Fingerprint, Hash, ToggleLeft, Type } from 'lucide-react'
import type { Column } from '../../contract/column.ts'

const icons = {
  text: Type,
  integer: Hash,
  decimal: Hash,
  double: Hash,
  boolean: ToggleLeft,
  date: Calendar,
  timestamp: CalendarClock,
  time: Clock,
} as const

/** What kind of values a column has. */
export function TypeIcon({ column }: { column: Column }) {
  const Icon = column.role === 'identifier' ? Fingerprint : icons[column.type]
  return <Icon size={12} aria-hidden className="shrink-0" />
}
