import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useStore } from 'zustand';
import { KeyFromAddressDialog } from '../features/connection/KeyFromAddressDialog.tsx';
import { LocaleContext } from '../i18n/LocaleContext.tsx';
import type { Locale } from '../i18n/locale.ts';
import type { Messages } from '../i18n/messages.ts';
import { preferences } from '../state/preferences.ts';
import { Crashed } from './Crashed.tsx';
import { CreateView } from './CreateView.tsx';
import { Header } from './Header.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { applyTheme, useLocale } from './useAppearance.ts';

const SettingsDialog = lazy(async () => ({
  default: (await import('../features/connection/SettingsDialog.tsx')).SettingsDialog,
}));

/** Queries only ever read; a gateway on this computer or the sandbox works offline too. */
const queryClient = new QueryClient({
  defaultOptions: { queries: { networkMode: 'always', retry: 0, refetchOnWindowFocus: false } },
});

/** The whole page. `initial` has the texts of the first language, loaded before the first render. */
export function App({ initial }: { initial: { locale: Locale; messages: Messages } }) {
  const locale = useLocale(initial);
  const theme = useStore(preferences, (state) => state.theme);
  const [settingsOpen, setSettingsOpen] = useState(false);
  useEffect(() => applyTheme(theme), [theme]);
  return (
    <QueryClientProvider client={queryClient}>
      <LocaleContext value={locale}>
        <div className="flex h-dvh min-h-[30rem] flex-col overflow-hidden">
          <Header onOpenSettings={() => setSettingsOpen(true)} />
          <ErrorBoundary FallbackComponent={Crashed}>
            <CreateView settingsOpen={settingsOpen} onOpenSettings={() => setSettingsOpen(true)} />
          </ErrorBoundary>
        </div>
        {settingsOpen && (
          <Suspense fallback={null}>
            <SettingsDialog onClose={() => setSettingsOpen(false)} />
          </Suspense>
        )}
        <KeyFromAddressDialog />
        <ShortcutSheet />
      </LocaleContext>
    </QueryClientProvider>
  );
}
