import { type ComponentProps, type ReactNode, useId } from 'react'
import { Input } from './Input.tsx'

type Props = Omit<ComponentProps<'input'>, 'id'> & {
  label: string
  hint?: string | undefined
  error?: string | undefined
  aside?: ReactNode
}

/** A labelled text box. The line below it is always there, so that an error moves nothing. */
export function Field({ label, hint, error, aside, ...rest }: Props) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <div className="flex items-baseline justify-between">
        <label htmlFor={id} className="font-medium text-label">
          {label}
        </label>
        {aside}
      </div>
      <Input {...rest} id={id} aria-invalid={error ? true : undefined} aria-describedby={`${id}-note`} />
      <p id={`${id}-note`} className={error ? 'min-h-4 text-bad text-label' : 'min-h-4 text-label text-muted'}>
        {error ?? hint}
      </p>
    </div>
  )
}
