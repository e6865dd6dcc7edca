import { lazy, Suspense, useEffect, useState } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useStore } from 'zustand';
import { LocaleContext, type LocaleValue } from '../i18n/LocaleContext.tsx';
import { addressNews } from '../state/connection/addressPresets.ts';
import { preferences } from '../state/preferences.ts';
import { Crashed } from './Crashed.tsx';
import { CreateView } from './CreateView.tsx';
import { Header } from './Header.tsx';
import { lazyPanel } from './lazyPanel.ts';
import { useQuestionMark } from './useQuestionMark.ts';
import { applyTheme, useLocale } from './useAppearance.ts';
import { useDoneNews } from './useDoneNews.ts';
import { useLeaveGuard } from './useLeaveGuard.ts';

const KeyFromAddressDialog = lazy(async () => ({
  default: (await import('../features/connection/KeyFromAddressDialog.tsx')).KeyFromAddressDialog,
}));
const ShortcutSheet = lazy(async () => ({ default: (await import('./ShortcutSheet.tsx')).ShortcutSheet }));
const SettingsSheet = lazyPanel(async () => (await import('./SettingsSheet.tsx')).SettingsSheet);

/** The whole page. `initial` has the texts of the first language, loaded before the first render. */
export function App({ initial }: { initial: LocaleValue }) {
  const locale = useLocale(initial);
  const theme = useStore(preferences, (state) => state.theme);
  const [settingsOpen, setSettingsOpen] = useState(false);
  const [shortcutsOpen, setShortcutsOpen] = useState(false);
  const isKeyOffered = useStore(addressNews, ({ offeredKey }) => offeredKey !== undefined);
  useQuestionMark(() => setShortcutsOpen(true));
  useEffect(() => applyTheme(theme), [theme]);
  useDoneNews(locale.locale);
  useLeaveGuard();
  return (
    <LocaleContext value={locale}>
      <div className="flex h-dvh flex-col wide:min-h-[20rem] narrow:min-h-[36rem]">
        <Header onOpenSettings={() => setSettingsOpen(true)} />
        <ErrorBoundary FallbackComponent={Crashed}>
          <CreateView settingsOpen={settingsOpen} onOpenSettings={() => setSettingsOpen(true)} />
        </ErrorBoundary>
      </div>
      <Suspense fallback={null}>
        {settingsOpen && <SettingsSheet onClose={() => setSettingsOpen(false)} />}
        {isKeyOffered && <KeyFromAddressDialog />}
        {shortcutsOpen && <ShortcutSheet onClose={() => setShortcutsOpen(false)} />}
      </Suspense>
    </LocaleContext>
  );
}
