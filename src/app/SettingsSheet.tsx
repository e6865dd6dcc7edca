import { QueryClientProvider } from '@tanstack/react-query';
import { SettingsDialog } from '../features/connection/SettingsDialog.tsx';
import { queryClient } from '../state/queryClient.ts';

/** Settings with what they ask gateways through. Loaded when they are first opened. */
export function SettingsSheet({ onClose }: { onClose: () => void }) {
  return (
    <QueryClientProvider client={queryClient}>
      <SettingsDialog onClose={onClose} />
    </QueryClientProvider>
  );
}
