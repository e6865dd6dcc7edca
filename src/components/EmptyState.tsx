import { Sparkles } from 'lucide-react';

/** What stands where nothing is yet: what belongs here, and what to do for it. */
export function EmptyState({ title, text }: { title: string; text: string }) {
  return (
    <div className="m-auto flex max-w-sm flex-col items-center gap-3 p-6 text-center">
      <span className="checkerboard grid size-20 place-items-center rounded-lg border border-line text-accent">
        <Sparkles aria-hidden className="size-7" />
      </span>
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="text-muted">{text}</p>
    </div>
  );
}
