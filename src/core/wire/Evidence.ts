import type { Failure } from './findFailure.ts';
import type { PictureSource } from './findPictures.ts';
import type { FoundTask } from './findTask.ts';
import type { Usage } from './ImageAnswer.ts';

/** What a body said, before anybody decides what that means. */
export interface Evidence {
  readonly sources: readonly PictureSource[];
  /** An address beside a refusal or the status of a task that goes on: a page to pay at, more likely than a picture. */
  readonly withheld?: PictureSource | undefined;
  readonly failure?: Failure | undefined;
  readonly task?: FoundTask | undefined;
  readonly usage?: Usage | undefined;
  readonly reported: Readonly<Record<string, string>>;
  /** Prose instead of pictures: a chat's words, the title of a page. */
  readonly words?: string | undefined;
  /** `cut`: it stopped in the middle. `unreadable`: it is not in a form that an answer can have. */
  readonly ending: 'complete' | 'cut' | 'unreadable';
}
