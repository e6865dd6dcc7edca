import type { ImageJobInput, JobFiles } from '../../core/job.ts';

/** The same files for every send, without being prepared twice; where that failed, they are prepared once more. */
export function keepFiles(input: ImageJobInput): ImageJobInput {
  const { files } = input;
  if (!files) return input;
  let kept: Promise<JobFiles> | undefined;
  const prepared = async (): Promise<JobFiles> => {
    const running = (kept ??= files());
    try {
      return await running;
    } catch (error) {
      if (kept === running) kept = undefined;
      throw error;
    }
  };
  return { ...input, files: prepared };
}
