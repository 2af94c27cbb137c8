import { Check, ChevronDown, CircleDot } from 'lucide-react'
import { useState } from 'react'
import type { Question } from '../../contract/question.ts'
import type { SavedChart } from '../../contract/savedChart.ts'
import { useMay } from '../access/me.ts'
import { isEmpty, isSame } from '../explore/address.ts'
import { useKeys } from '../explore/useKeys.ts'
import { savedChartsText as words } from '../savedChartsText.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { ConflictDialog } from './ConflictDialog.tsx'
import { HistoryDialog } from './HistoryDialog.tsx'
import { RenameDialog } from './RenameDialog.tsx'
import { SaveAs } from './SaveAs.tsx'
import { isConflict, useChartChanges } from './useChartChanges.ts'

interface Props {
  chart: SavedChart
  question: Question
  onAsk: (question: Question) => void
}

type Floating = 'saveAs' | 'rename' | 'history' | null

/** A chart that is kept: its name, whether it is as it is drawn, and what can be done with it. */
export function KeptBar({ chart, question, onAsk }: Props) {
  const mayEdit = useMay('editor')
  const [floating, setFloating] = useState<Floating>(null)
  const { edit } = useChartChanges()
  const close = () => setFloating(null)
  const isKept = isSame(chart.question, question)
  const mayKeep = mayEdit && !isKept && !isEmpty(question)
  const keep = () => edit.mutate({ chart, question })
  useKeys(mayKeep ? { save: keep } : {})
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <State chart={chart} isKept={isKept} />
      {mayEdit && (
        <Button look="primary" disabled={!mayKeep} busy={edit.isPending} aria-keyshortcuts="Control+S" onClick={keep}>
          {words.saveChanges}
        </Button>
      )}
      <Menu
        trigger={
          <IconButton label={words.more}>
            <ChevronDown size={16} aria-hidden />
          </IconButton>
        }
      >
        {mayEdit && <MenuItem onSelect={() => setFloating('saveAs')}>{words.saveAs}</MenuItem>}
        {mayEdit && <MenuItem onSelect={() => setFloating('rename')}>{words.rename}</MenuItem>}
        {!isKept && <MenuItem onSelect={() => onAsk(chart.question)}>{words.backToSaved}</MenuItem>}
        <MenuItem onSelect={() => setFloating('history')}>{words.history}</MenuItem>
      </Menu>
      {floating === 'saveAs' && (
        <SaveAs
          title={words.saveAsTitle}
          name={words.copyOf(chart.name)}
          description={chart.description}
          question={question}
          onClose={close}
        />
      )}
      {floating === 'rename' && <RenameDialog chart={chart} onClose={close} />}
      {floating === 'history' && <HistoryDialog chart={chart} onLook={onAsk} onClose={close} />}
      {isConflict(edit.error) && (
        <ConflictDialog
          chart={chart}
          onSaveAs={() => {
            edit.reset()
            setFloating('saveAs')
          }}
          onTheirs={theirs => {
            edit.reset()
            onAsk(theirs.question)
          }}
          onClose={() => edit.reset()}
        />
      )}
    </div>
  )
}

function State({ chart, isKept }: { chart: SavedChart; isKept: boolean }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="min-w-0 truncate font-semibold text-body" title={chart.description || chart.name}>
        {chart.name}
      </span>
      {isKept ? (
        <Badge icon={<Check size={12} aria-hidden />}>{words.saved}</Badge>
      ) : (
        <Badge tone="warn" icon={<CircleDot size={12} aria-hidden />}>
          {words.unsaved}
        </Badge>
      )}
    </span>
  )
}
