import { LayoutDashboard } from 'lucide-react'
import { useMay } from '../access/me.ts'
import { focusAsk } from '../ask/focusAsk.ts'
import { askText } from '../askText.ts'
import { dashboardsText as words } from '../dashboardsText.ts'
import { usePageCommands } from '../shell/pageCommands.ts'
import { Button } from '../ui/Button.tsx'
import { useDashboardChanges } from './list/useDashboardChanges.ts'

interface Props {
  datasetId: string
  tableId: string
}

/** Makes a dashboard to keep of the automatic one, and opens it to be changed. */
export function KeepDashboard({ datasetId, tableId }: Props) {
  const { create } = useDashboardChanges()
  const mayMake = useMay('editor')
  const keep = () => create.mutate({ from: { kind: 'automatic', datasetId, tableId } })
  const ask = { label: askText.command, act: focusAsk }
  usePageCommands(words.commands, mayMake ? [{ label: words.keep, act: keep }, ask] : [ask])
  if (!mayMake) return null
  return (
    <Button busy={create.isPending} onClick={keep} className="print:hidden">
      <LayoutDashboard size={14} aria-hidden />
      {words.keep}
    </Button>
  )
}
