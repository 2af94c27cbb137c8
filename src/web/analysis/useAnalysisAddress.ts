import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Filter } from '../../contract/plan.ts'
import { readConditions, writeConditions } from '../grid/conditions.ts'

/** What is asked of a method, before the server has checked it. */
export type Asked = Readonly<Record<string, unknown>> & { type: string }

/** What is asked and of which rows, as the address holds it; null when nothing is. */
export function useAnalysisAddress(): {
  request: Asked | null
  ask: (request: Record<string, unknown> | null) => void
  conditions: Filter[]
  setConditions: (next: readonly Filter[]) => void
} {
  const { a, where } = useSearch({ from: '/shell/datasets/$datasetId' })
  const go = useNavigate()
  const request = useMemo(() => read(a), [a])
  const ask = (next: Record<string, unknown> | null) =>
    void go({
      to: '.',
      search: old => {
        const { a: _before, ...rest } = old as Record<string, string>
        return next === null ? rest : { ...rest, a: JSON.stringify(next) }
      },
    })
  const conditions = useMemo(() => readConditions(where), [where])
  const setConditions = (next: readonly Filter[]) =>
    void go({
      to: '.',
      search: old => {
        const { where: _before, ...rest } = old as Record<string, string>
        const written = writeConditions(next)
        return written === undefined ? rest : { ...rest, where: written }
      },
    })
  return { request, ask, conditions, setConditions }
}

function read(written: string | undefined): Asked | null {
  try {
    const value: unknown = JSON.parse(written ?? 'null')
    return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
      ? { ...value, type: value.type }
      : null
  } catch {
    return null
  }
}
