import { createContext, useContext } from 'react'

/** The browser's file picker, opened from anywhere inside the shell. */
export const Picker = createContext<{ open: () => void }>({ open: () => {} })

export function usePicker() {
  return useContext(Picker)
}
