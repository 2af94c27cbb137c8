import type { DashboardDocument } from '../../contract/dashboard.ts'
import type { TemplateSlot } from '../../contract/template.ts'

/** A dashboard that waits for columns: its questions and filters name slots where a dashboard names columns. */
export interface Template {
  id: string
  name: string
  description: string
  slots: readonly TemplateSlot[]
  document: DashboardDocument
}
