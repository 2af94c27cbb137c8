import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Fault } from './api.ts'
import { toast } from './ui/Toast.tsx'

const lasting = new Set(['not_found', 'not_allowed', 'not_signed_in', 'invalid_request', 'invalid_plan', 'not_ready'])
let whenSignedOut = () => {}

/** Called when the server says that the session has ended. */
export function onSignedOut(listener: () => void): void {
  whenSignedOut = listener
}

function noticeSignOut(error: unknown): void {
  if (error instanceof Fault && error.code === 'not_signed_in') whenSignedOut()
}

/** What the server said, kept and refreshed. */
export const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      // What is no refusal of the server is a fault of ours, and says so where we look.
      if (!(error instanceof Fault)) console.error(error)
      if (query.queryKey[0] !== 'me') noticeSignOut(error)
    },
  }),
  mutationCache: new MutationCache({
    onError: (error, _input, _result, mutation) => {
      noticeSignOut(error)
      // A mutation that shows its own failure has an onError of its own.
      if (!mutation.options.onError) toast(error.message)
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 1 && !(error instanceof Fault && lasting.has(error.code)),
      retryDelay: 400,
    },
  },
})
