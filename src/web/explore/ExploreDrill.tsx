import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { mainTime, rankDimensions } from '../../core/chart/rank.ts'
import { exploreText as words } from '../exploreText.ts'
import { type DrillActions, DrillProvider } from '../figures/drill.ts'
import { useExploring } from './context.ts'
import { brokenDown, narrowed, without } from './drilled.ts'

/** What can be done here with the rows behind a mark: they become the question's filter, or its groups. */
export function ExploreDrill({ children }: { children: ReactNode }) {
  const { question, columns, table, edit } = useExploring()
  const go = useNavigate()
  const choices = useMemo(() => {
    const time = mainTime(table.columns)
    return [...rankDimensions(table.columns), ...(time ? [time] : [])]
  }, [table.columns])
  const actions: DrillActions = {
    filterTo: filter => edit(narrowed(question, filter), words.said.filter),
    exclude: filter => edit(without(question, filter), words.said.filter),
    breakDown: (columnId, filter) => {
      const column = columns.get(columnId)
      if (column) edit(brokenDown(question, column, filter), words.said.put(column.name, 'x'))
    },
    compare: filter => {
      const compared = narrowed(question, filter).filter
      const search = Object.entries({ table: table.id, ...(compared && { compare: JSON.stringify(compared) }) })
      void go({
        to: '/datasets/$datasetId',
        params: { datasetId: question.source.datasetId },
        search: Object.fromEntries(search),
      })
    },
    columns: choices,
  }
  return <DrillProvider value={actions}>{children}</DrillProvider>
}
