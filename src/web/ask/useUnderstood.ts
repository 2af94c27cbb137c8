import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AskChip, AskChoice, AskedBack } from '../../contract/ask.ts'
import { askRoutes } from '../../contract/routes/ask.ts'
import { call } from '../api.ts'

interface Source {
  datasetId: string
  tableId: string
  versionId: string
}

interface Asked {
  text: string
  choices: AskChoice[]
}

/** A question in words and what the server understood; a choice for a part of it asks again. */
export function useUnderstood({ datasetId, tableId, versionId }: Source) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const answer = useQuery({
    queryKey: ['askInWords', datasetId, tableId, versionId, asked],
    queryFn: ({ signal }) =>
      call(
        askRoutes.askInWords,
        { params: { datasetId }, body: { tableId, text: asked?.text ?? '', choices: asked?.choices ?? [] } },
        signal,
      ),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
    retry: false,
  })
  return {
    asked,
    answer,
    ask: (text: string) => setAsked(text.trim() === '' ? null : { text: text.trim(), choices: [] }),
    choose: ({ start, end }: Pick<AskChip | AskedBack, 'start' | 'end'>, option: string) =>
      setAsked(before => {
        if (!before) return before
        const others = before.choices.filter(choice => choice.start !== start || choice.end !== end)
        return { ...before, choices: [...others, { start, end, option }] }
      }),
  }
}
