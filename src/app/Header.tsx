import { Languages, Monitor, Moon, Settings, Sun } from 'lucide-react';
import { useStore } from 'zustand';
import { IconButton } from '../components/IconButton.tsx';
import { GatewayPicker } from '../features/connection/GatewayPicker.tsx';
import { useMessages } from '../i18n/LocaleContext.tsx';
import { preferences, setPreferences } from '../state/preferences.ts';
import { chosenLocale, nextTheme } from './useAppearance.ts';
import { VIEWS } from './views.ts';

const THEME_ICONS = { light: Sun, dark: Moon, system: Monitor } as const;

const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)').matches;

/** The bar at the top: where one is, which gateway is in use, language, theme, settings. */
export function Header({ onOpenSettings }: { onOpenSettings: () => void }) {
  const { app } = useMessages();
  const theme = useStore(preferences, (state) => state.theme);
  const ThemeIcon = THEME_ICONS[theme];
  return (
    <header className="flex min-h-13 shrink-0 flex-wrap items-center gap-1 border-b border-line bg-surface px-3 max-[22rem]:gap-0 max-[22rem]:px-1 sm:gap-2 sm:px-4">
      <span className="flex items-center gap-2 font-semibold">
        <img src="./icon.svg" alt="" width={24} height={24} className="max-[22rem]:hidden" />
        <span className="text-base max-sm:sr-only">{app.name}</span>
      </span>
      <nav aria-label={app.mainNavigation} className="flex sm:ml-3">
        {VIEWS.map((view) => (
          <a
            key={view.id}
            href={view.hash}
            aria-current="page"
            className="inline-flex min-h-8 items-center rounded-md px-2.5 font-medium whitespace-nowrap text-ink hover:bg-sunken max-sm:px-1.5 pointer-coarse:min-h-11"
          >
            {view.label(app)}
          </a>
        ))}
      </nav>
      <div className="ml-auto flex min-w-0 items-center gap-0.5 sm:gap-1">
        <GatewayPicker />
        <IconButton
          label={app.language}
          hint={app.languageHint}
          icon={<Languages aria-hidden />}
          onClick={() => setPreferences({ language: chosenLocale() === 'en' ? 'zh' : 'en' })}
        />
        <IconButton
          label={app.theme}
          hint={app.themeNow(app.themes[theme])}
          icon={<ThemeIcon aria-hidden />}
          onClick={() => setPreferences({ theme: nextTheme(theme, systemIsDark()) })}
        />
        <IconButton label={app.settings} icon={<Settings aria-hidden />} onClick={onOpenSettings} />
      </div>
    </header>
  );
}
