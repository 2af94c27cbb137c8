import { createContext, useContext } from 'react'
import type { PlanSource } from '../../contract/plan.ts'

const Source = createContext<PlanSource | null>(null)

/** Says of which table the values are that a condition offers. */
export const ValueSource = Source.Provider

/** The table whose values are offered. */
export function useValueSource(): PlanSource {
  const source = useContext(Source)
  if (!source) throw new Error('no table gives values here')
  return source
}
