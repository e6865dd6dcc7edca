import type { Messages } from '../i18n/messages.ts';

/**
 * The views and their addresses, which stand in the fragment so that the build works from any folder of any
 * static host. A view is listed here once it exists.
 */
export const VIEWS = [{ id: 'create', hash: '#/', label: (app: Messages['app']) => app.create }] as const;
