import { Suspense, useDeferredValue, useMemo } from 'react';
import { useStore } from 'zustand';
import { isRunning } from '../core/jobState.ts';
import { sourceLimits } from '../core/params/checkSources.ts';
import { nearestValidSize, parseSize, type PixelSize } from '../core/params/sizeRules.ts';
import { partFileName } from '../core/wire/partFileName.ts';
import { draft, setMode } from '../state/draft.ts';
import type { PendingPicture } from '../features/results/PendingFrame.tsx';
import { byStart, type Start } from '../state/byStart.ts';
import { jobs, repeatJob, type ImageJob } from '../state/jobs/jobs.ts';
import { results, startOf, type ImageResult } from '../state/results.ts';
import { addSourceBlob } from '../state/sources/sources.ts';
import { connection, currentGateway } from '../state/connection/connection.ts';
import { showStage } from '../state/stage.ts';
import { lazyPanel } from './lazyPanel.ts';

const Results = lazyPanel(async () => (await import('../features/results/Results.tsx')).Results);

/** The results with a frame for each picture on its way, and what their buttons do in other panels. */
export function ResultsStage() {
  const list = useStore(results, (state) => state.results);
  const all = useStore(jobs, (state) => state.jobs);
  const pending = useMemo(() => framesAmong(all, list), [all, list]);
  // Ten cards at once are rendered in slices, not in the one task in which their answer came; frames and
  // pictures change places in the same step.
  const gallery = useDeferredValue(useMemo(() => ({ list, pending }), [list, pending]));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4">
      <Suspense fallback={null}>
        <Results
          results={gallery.list}
          pending={gallery.pending}
          onEdit={editResult}
          onGenerateAgain={generateAgain}
        />
      </Suspense>
    </div>
  );
}

/** The frames of all jobs that have one, in the order of their starts, each with the place where its results will be. */
function framesAmong(all: readonly ImageJob[], list: readonly ImageResult[]): readonly PendingPicture[] {
  const framed = all.filter((job) => isRunning(job.state) || keepsPreview(job));
  return framed
    .toSorted((a, b) => byStart(startOfJob(a), startOfJob(b)))
    .flatMap((job) => {
      const behind = list.filter((result) => byStart(startOf(result), startOfJob(job)) < 0).length;
      return framesOf(job).map((frame) => ({ ...frame, behind }));
    });
}

function startOfJob({ startedAt, input: { batch } }: ImageJob): Start {
  return { at: startedAt, ...(batch && { batch }) };
}

/** The stream ended before its picture; what it had shown is all that there is, until the job is dismissed. */
function keepsPreview({ state, partial }: ImageJob): boolean {
  return partial !== undefined && (state === 'unknown' || state === 'rejected');
}

/** One frame a picture, of the size that was asked for or is most likely; a stream's preview is of its first. */
function framesOf(job: ImageJob): readonly PendingPicture[] {
  const { id, input, partial } = job;
  const { n = 1, size = '', prompt } = input.params;
  const frame = { ...(parseSize(size) ?? (input.baseSize && likelySize(input.baseSize))), prompt };
  const first = { id: `${id}-0`, ...frame, ...(partial && { preview: partial }) };
  if (keepsPreview(job)) return [{ ...first, ended: true }];
  const others = Array.from({ length: n - 1 }, (_, index) => ({ id: `${id}-${index + 1}`, ...frame }));
  return [first, ...others];
}

/** What `auto` will most likely bring for an edit: the base picture's shape, as large as the model can make it. */
function likelySize({ width, height }: PixelSize): PixelSize {
  const valid = nearestValidSize(width, height);
  const scale = Math.sqrt((valid.width * valid.height) / (width * height));
  return { width: width * scale, height: height * scale };
}

/** The picture becomes the base image of an edit; pictures that are already there stay behind it. */
function editResult({ picture, asked }: ImageResult): void {
  if (picture.kind !== 'bytes') return;
  const limits = sourceLimits(currentGateway(), draft.getState().wishes.tryUndocumented);
  const name = partFileName(asked.prompt.slice(0, 40), picture.blob.type);
  setMode('edit');
  const added = addSourceBlob(picture.blob, name, limits);
  if (added !== undefined) showStage('editor');
}

/** The same request once more, with what was asked then. */
function generateAgain({ jobId }: ImageResult): void {
  void repeatJob(jobId, connection.getState().timeLimitSeconds);
}
