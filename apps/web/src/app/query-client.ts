import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from '../lib/api/problem.js'

/** A refusal is an answer; only what may be different a moment later is asked again. */
export function isWorthRetrying(failures: number, error: unknown): boolean {
  if (failures >= 2 || !(error instanceof ProblemError)) return false
  return error.code === 'network' || error.status === 503
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: isWorthRetrying, staleTime: 15_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})
