import { useEffect, useState } from 'react'

const settleMs = 80

/** The window once it has stood still for a moment, so that a dragged bar asks once. */
export function useSettled(window: { first: number; last: number }): { first: number; last: number } {
  const { first, last } = window
  const [settled, setSettled] = useState(window)
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ first, last }), settleMs)
    return () => clearTimeout(timer)
  }, [first, last])
  return settled
}
