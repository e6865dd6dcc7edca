import { useStore } from 'zustand';
import { Notice } from '../../components/Notice.tsx';
import { formatBytes } from '../../i18n/formatBytes.ts';
import { useLanguageTag, useMessages } from '../../i18n/LocaleContext.tsx';
import type { Messages } from '../../i18n/messages.ts';
import type { PictureProblem } from '../../platform/pictures/PreparedPicture.ts';
import type { SourceFailure } from '../../state/sources/Source.ts';
import { dismissFailure, sources } from '../../state/sources/sources.ts';

/** What was wrong with files that were not taken, each until it is dismissed or files are added again. */
export function SourceFailures() {
  const messages = useMessages().sources;
  const tag = useLanguageTag();
  const failures = useStore(sources, (state) => state.failures);
  return failures.map(({ id, reason }) => (
    <Notice
      key={id}
      tone="danger"
      role="alert"
      title={titleOf(reason, messages)}
      dismiss={{ label: messages.dismiss, onDismiss: () => dismissFailure(id) }}
    >
      {adviceOn(reason, messages, tag)}
    </Notice>
  ));
}

function titleOf(reason: SourceFailure['reason'], messages: Messages['sources']): string {
  if (reason.kind === 'too-many') return messages.tooManyTitle(reason.max);
  const shrinking = reason.kind === 'picture' && reason.problem.kind === 'cannot-shrink';
  return shrinking ? messages.notShrunk(reason.name) : messages.notAdded(reason.name);
}

function adviceOn(reason: SourceFailure['reason'], messages: Messages['sources'], tag: string): string {
  if (reason.kind === 'too-many') return messages.tooMany(reason.left);
  if (reason.kind === 'broken') return messages.problems.broken();
  return messages.problems[reason.problem.kind](detailOf(reason.problem, tag));
}

/** The one value that some of the sentences speak of. */
function detailOf(problem: PictureProblem, tag: string): string {
  if ('format' in problem) return problem.format;
  if ('maxBytes' in problem) return formatBytes(problem.maxBytes, tag);
  return 'width' in problem ? `${problem.width} × ${problem.height}` : '';
}
