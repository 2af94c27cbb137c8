import { Save } from 'lucide-react'
import { useState } from 'react'
import type { Question } from '../../contract/question.ts'
import { useMay } from '../access/me.ts'
import { isEmpty } from '../explore/address.ts'
import { useKeys } from '../explore/useKeys.ts'
import { savedChartsText as words } from '../savedChartsText.ts'
import { Button } from '../ui/Button.tsx'
import { KeptBar } from './KeptBar.tsx'
import { SaveAs } from './SaveAs.tsx'
import { useSavedChart } from './useSavedChart.ts'

interface Props {
  question: Question
  /** What a chart without a name of its own is called. */
  title: string
  /** Takes another question, as an earlier state or the saved one. */
  onAsk: (question: Question) => void
}

/** The way to keep what is drawn; of a chart that is kept already, whether it is as it is drawn. */
export function SaveBar({ question, title, onAsk }: Props) {
  const { chart } = useSavedChart()
  const mayEdit = useMay('editor')
  const [isSaving, setIsSaving] = useState(false)
  const mayKeep = mayEdit && !chart && !isEmpty(question)
  useKeys(mayKeep ? { save: () => setIsSaving(true) } : {})
  if (chart) return <KeptBar chart={chart} question={question} onAsk={onAsk} />
  if (!mayEdit) return null
  return (
    <>
      <Button
        look="primary"
        aria-label={words.save}
        disabled={!mayKeep}
        aria-keyshortcuts="Control+S"
        onClick={() => setIsSaving(true)}
      >
        <Save size={14} aria-hidden />
        <span className="sm:hidden">{words.saveChanges}</span>
        <span className="hidden sm:inline">{words.save}</span>
      </Button>
      {isSaving && (
        <SaveAs
          title={words.saveTitle}
          name={title || words.untitled}
          description=""
          question={question}
          onClose={() => setIsSaving(false)}
        />
      )}
    </>
  )
}
