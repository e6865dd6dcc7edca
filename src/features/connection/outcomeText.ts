import type { NoticeProps } from '../../components/Notice.tsx';
import type { GatewayError } from '../../core/wire/GatewayError.ts';
import type { Messages } from '../../i18n/messages.ts';
import { TEST_SECONDS, type Tested, type TestOutcome } from './testConnection.ts';

export interface OutcomeText {
  readonly tone: NoticeProps['tone'];
  readonly text: string;
  /** The gateway's own words. */
  readonly quoted?: string;
}

/** What a connection test found, in words. */
export function outcomeText(
  outcome: TestOutcome,
  { gateway }: Tested,
  messages: Messages['connection'],
): OutcomeText {
  switch (outcome.kind) {
    case 'local':
      return { tone: 'success', text: messages.testLocal };
    case 'bad-address':
      return { tone: 'danger', text: messages.baseUrlProblems[outcome.problem] };
    case 'bad-key':
      return { tone: 'danger', text: messages.keyProblems[outcome.problem] };
    case 'no-key':
      return { tone: 'warning', text: messages.testNoKey };
    case 'not-documented':
      return { tone: 'info', text: messages.testNotDocumented(gateway.name) };
    case 'listed':
      return listedText(outcome.models, gateway.models[0]?.id ?? '', messages);
    case 'failed':
      break;
  }
  return failureText(outcome.error, messages);
}

function listedText(
  models: readonly string[],
  wanted: string,
  messages: Messages['connection'],
): OutcomeText {
  return models.includes(wanted)
    ? {
        tone: 'success',
        text: messages.sentences([messages.testListed(models.length, wanted), messages.testLimits]),
      }
    : { tone: 'warning', text: messages.testListedWithout(models.length, wanted) };
}

function failureText({ kind, details }: GatewayError, messages: Messages['connection']): OutcomeText {
  const { status = 0, message, reason } = details;
  if (kind === 'timeout') return { tone: 'warning', text: messages.testTimeout(TEST_SECONDS) };
  if (kind === 'unreadable' || status === 404 || status === 405) {
    return { tone: 'warning', text: messages.testNoList(status) };
  }
  if (kind === 'refused') {
    const text = status === 401 ? messages.testWrongKey : messages.testRefused(status);
    return { tone: 'danger', text, ...(message !== undefined && { quoted: message }) };
  }
  return { tone: 'danger', text: reason === 'offline' ? messages.testOffline : messages.testUnreachable };
}
