import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import './app/app.css';
import { portsFor } from './app/jobPorts.ts';
import { applyTheme, chosenLocale } from './app/useAppearance.ts';
import { loadMessages } from './i18n/locale.ts';
import { applyConnectionPresets, followAddress } from './state/connection/addressPresets.ts';
import { followLearning } from './state/connection/capabilities.ts';
import { followOtherTabs } from './state/connection/connection.ts';
import { presetDraft, suggestPrompt } from './state/draft.ts';
import { provideJobPorts } from './state/jobs/jobPorts.ts';
import { preferences } from './state/preferences.ts';
import { readPresets } from './state/connection/presets.ts';

provideJobPorts(portsFor);
followOtherTabs();
followLearning();

const presets = readPresets();
applyConnectionPresets(presets);
applyTheme(preferences.getState().theme);

const locale = chosenLocale();
const messages = await loadMessages(locale);
suggestPrompt(messages.composer.firstPrompt);
presetDraft(presets);
followAddress(presetDraft);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App initial={{ locale, messages }} />
    </StrictMode>,
  );
}

// Needed before the first answer, not before the form.
void import('./state/jobs/recordJobs.ts').then(({ recordJobs }) => recordJobs());
