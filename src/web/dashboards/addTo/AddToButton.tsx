import { LayoutDashboard } from 'lucide-react'
import type { ChartType } from '../../../contract/chart.ts'
import type { Question } from '../../../contract/question.ts'
import { useMay } from '../../access/me.ts'
import { builderText as words } from '../../builderText.ts'
import { Button } from '../../ui/Button.tsx'
import { MenuItem } from '../../ui/Menu.tsx'
import { askWhereToAdd } from './adding.ts'

interface Props {
  question: Question
  /** What it is drawn as. */
  type: ChartType
}

/** From a question that is being explored to a dashboard that keeps it. */
export function AddToButton(asked: Props) {
  if (!useMay('editor')) return null
  return (
    <Button onClick={() => askWhereToAdd({ ...asked, title: null })}>
      <LayoutDashboard size={14} aria-hidden />
      {words.addTo}
    </Button>
  )
}

/** The same as an item of a menu, where there is no room for a button. */
export function AddToLine(asked: Props) {
  if (!useMay('editor')) return null
  return (
    <MenuItem icon={<LayoutDashboard size={14} />} onSelect={() => askWhereToAdd({ ...asked, title: null })}>
      {words.addTo}
    </MenuItem>
  )
}
