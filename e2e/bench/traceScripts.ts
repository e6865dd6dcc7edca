import type { Browser, Page } from 'playwright/test';

/** A piece of script that ran on the main thread of the page, from its first line to its last, without a break. */
export interface ScriptRun {
  /** Milliseconds of processor time: on a busy machine the clock on the wall counts the neighbours too. */
  readonly ms: number;
  /** What started it, as the trace names it: `FunctionCall`, `RunMicrotasks`. */
  readonly name: string;
  /** Where it began, if the trace says so. */
  readonly source: string;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly data?: { readonly url?: string; readonly functionName?: string; readonly type?: string };
    readonly chrome_mojo_event_info?: { readonly mojo_interface_tag?: string };
  };
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute'];
const SCRIPTS = ['EvaluateScript', 'FunctionCall', 'RunMicrotasks', 'v8.run'];

/**
 * The scripts that the page's main thread runs while `action` does, the longest first. What Playwright runs in the
 * page itself is left out.
 */
export async function traceScripts(
  browser: Browser,
  page: Page,
  action: () => Promise<unknown>,
): Promise<readonly ScriptRun[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  let trace: Buffer;
  try {
    await action();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  return scriptsIn(traceEvents).toSorted((a, b) => b.ms - a.ms);
}

function scriptsIn(events: readonly TraceEvent[]): readonly ScriptRun[] {
  const mainThreads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const timed = events
    .filter(({ ph, pid, tid }) => ph === 'X' && mainThreads.has(`${pid} ${tid}`))
    .toSorted((a, b) => a.pid - b.pid || a.tid - b.tid || a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const scripts: ScriptRun[] = [];
  /** Behind the end of a script that has been counted, or of a task that is Playwright's: what is within is not looked at. */
  let within: TraceEvent | undefined;
  for (const event of timed) {
    if (within && isInside(event, within)) continue;
    const { name, tdur = 0, args } = event;
    const isOfDevTools = args?.chrome_mojo_event_info?.mojo_interface_tag === 'blink.mojom.DevToolsSession';
    const isScript = SCRIPTS.includes(name);
    if (!isOfDevTools && !isScript) continue;
    within = event;
    const { url = '', functionName = '' } = args?.data ?? {};
    if (isScript) scripts.push({ ms: tdur / 1000, name, source: `${functionName} ${url}`.trim() });
  }
  return scripts;
}

function isInside(event: TraceEvent, outer: TraceEvent): boolean {
  return event.pid === outer.pid && event.tid === outer.tid && event.ts < outer.ts + (outer.dur ?? 0);
}
