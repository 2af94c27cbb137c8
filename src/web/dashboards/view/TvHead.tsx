import { useNavigate } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { boardText as words } from '../../boardText.ts'
import { IconButton } from '../../ui/IconButton.tsx'

interface Props {
  dashboardId: string
  name: string
}

/** The name of a dashboard on a TV, and the way back: a button for who has a mouse, Escape for who has not. */
export function TvHead({ dashboardId, name }: Props) {
  const go = useNavigate()
  const leave = () => void go({ to: '/dashboards/$dashboardId', params: { dashboardId }, search: {}, replace: true })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) leave()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
  return (
    <header className="mb-3 flex items-center justify-between gap-3">
      <h1 className="font-semibold text-title">{name}</h1>
      <IconButton
        label={words.endTv}
        onClick={leave}
        className="opacity-40 hover:opacity-100 focus-visible:opacity-100"
      >
        <X size={16} aria-hidden />
      </IconButton>
    </header>
  )
}
