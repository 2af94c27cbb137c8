import type { Question } from '../../contract/question.ts'
import { savedChartsText as words } from '../savedChartsText.ts'
import { toast } from '../ui/Toast.tsx'
import { SaveDialog } from './SaveDialog.tsx'
import { useChartChanges, useOpenChart } from './useChartChanges.ts'

interface Props {
  title: string
  name: string
  description: string
  question: Question
  onClose: () => void
}

/** Keeps a question as a new chart, and opens it. */
export function SaveAs({ question, onClose, ...shown }: Props) {
  const { create } = useChartChanges()
  const open = useOpenChart()
  return (
    <SaveDialog
      {...shown}
      busy={create.isPending}
      error={create.error}
      onClose={onClose}
      onSave={named =>
        create.mutate(
          { ...named, question },
          {
            onSuccess: made => {
              onClose()
              toast(words.kept(made.name))
              void open(made)
            },
          },
        )
      }
    />
  )
}
