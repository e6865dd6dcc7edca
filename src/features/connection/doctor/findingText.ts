import type { Messages } from '../../../i18n/messages.ts';
import type { CamePicture, Finding } from './Step.ts';

/** What a step found, as a sentence. */
export function findingText(finding: Finding, messages: Messages): string {
  const { doctor, connection } = messages;
  const { code } = finding;
  if (code === 'address-problem') return connection.baseUrlProblems[finding.problem];
  if (code === 'address-advice') return connection.baseUrlAdvice[finding.advice];
  if (code === 'key-problem') return connection.keyProblems[finding.problem];
  if (code === 'other-path') return doctor.otherPath(finding.gateway);
  if (code === 'listed') return doctor.listed(finding.models, finding.model);
  if (code === 'listed-without') return doctor.listedWithout(finding.models, finding.model);
  if (code === 'no-model') return doctor.noModel(finding.model);
  if (code === 'offer-picture') return doctor.offerPicture(finding.wishes);
  if (code === 'picture-came') return pictureText(finding.picture, messages);
  const text = doctor.findings[code];
  return typeof text === 'string' ? text : text({ status: 'status' in finding ? finding.status : 0 });
}

function pictureText(
  { seconds, as, kind = '', asked }: CamePicture,
  { doctor, connection }: Messages,
): string {
  const came = doctor.came(seconds, as, kind);
  return asked === undefined ? came : connection.sentences([came, doctor.asked(asked)]);
}
