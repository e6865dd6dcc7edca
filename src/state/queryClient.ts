import { QueryClient } from '@tanstack/query-core';

/**
 * Everything that is only read: lists of models, tests of a connection. Loaded with the first part of the page
 * that asks for something, not with the page. A gateway on this computer and the sandbox work offline too.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false },
    mutations: { networkMode: 'always', retry: false },
  },
});
