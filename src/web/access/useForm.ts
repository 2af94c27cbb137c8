import { type FormEvent, useState } from 'react'
import { Fault } from '../api.ts'

interface State {
  busy: boolean
  /** Said above the button. */
  problem: string | null
  /** By field name, from the problem's pointers. */
  errors: Record<string, string>
}

const idle: State = { busy: false, problem: null, errors: {} }

/** Sends a form's fields; a refusal is shared out to the fields it is about. */
export function useForm(submit: (fields: Record<string, string>) => Promise<void>) {
  const [state, setState] = useState<State>(idle)
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = Object.fromEntries([...new FormData(event.currentTarget)].map(([k, v]) => [k, String(v)]))
    setState({ ...idle, busy: true })
    try {
      await submit(fields)
      setState(idle)
    } catch (error) {
      setState(refused(error))
    }
  }
  return { ...state, onSubmit }
}

function refused(error: unknown): State {
  if (!(error instanceof Fault)) throw error
  const pairs = (error.problem.errors ?? []).map(({ pointer, detail }) => [pointer.split('/').at(-1) ?? '', detail])
  const errors: Record<string, string> = Object.fromEntries(pairs)
  return { busy: false, problem: pairs.length > 0 ? null : error.message, errors }
}
