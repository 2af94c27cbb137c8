import { useNavigate, useSearch } from '@tanstack/react-router'

/** Which datasets the list shows; it lives in the address. */
export interface Narrowing {
  folder?: string
  tag?: string
  only?: 'favourites' | 'trash'
}

export function useNarrowing(): [Narrowing, (next: Narrowing) => void] {
  const { folder, tag, only } = useSearch({ from: '/shell/' })
  const go = useNavigate()
  const narrowing: Narrowing = {
    ...(folder && { folder }),
    ...(tag && { tag }),
    ...((only === 'favourites' || only === 'trash') && { only }),
  }
  return [narrowing, next => void go({ to: '/', search: next })]
}
