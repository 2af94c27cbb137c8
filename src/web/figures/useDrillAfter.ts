import { useMemo } from 'react'
import { type DrillActions, useDrill } from './drill.ts'

/** What the place around can do with a mark, once something of it is out of the way: a dialog that is closed. */
export function useDrillAfter(close: () => void): DrillActions {
  const drill = useDrill()
  return useMemo(() => {
    const after = <A extends unknown[]>(act: ((...given: A) => void) | undefined) =>
      act &&
      ((...given: A) => {
        close()
        act(...given)
      })
    const { columns, select, filterTo, exclude, breakDown, compare, zoom } = drill
    return given({
      select: after(select),
      filterTo: after(filterTo),
      exclude: after(exclude),
      breakDown: after(breakDown),
      compare: after(compare),
      zoom: after(zoom),
      columns,
    })
  }, [drill, close])
}

/** Without what is not there. */
function given(actions: { [Name in keyof DrillActions]: DrillActions[Name] | undefined }): DrillActions {
  // What is left of the entries is exactly the actions that are there.
  return Object.fromEntries(Object.entries(actions).filter(([, action]) => action !== undefined)) as DrillActions
}
