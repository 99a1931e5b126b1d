import { QueryClient } from '@tanstack/react-query';
import { codeOf } from '../components/scene.ts';

/** Only what a second try can mend is tried again by itself. */
const passing: readonly string[] = ['offline', 'unavailable', 'rateLimited', 'internal'];

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, error) => count < 3 && passing.includes(codeOf(error)),
        staleTime: 5000,
        // Our own offline state says more than a query that silently waits.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}
