import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { loadAllMessages } from '../i18n/panelMessages.ts';
import { chosenLocale } from './useAppearance.ts';

/**
 * A panel that loads when it is first shown, together with its texts. Were it to wait for them while it renders, React
 * would replay it, and one that also sets state while it renders does not survive that (React error 467).
 */
export function lazyPanel<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [panel] = await Promise.all([load(), loadAllMessages(chosenLocale())]);
    return { default: panel };
  });
}
