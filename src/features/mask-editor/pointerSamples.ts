import { toImage } from '../../core/mask/viewport.ts';
import type { Sample } from './Gesture.ts';
import type { MaskStage } from './MaskStage.ts';

/** Where an event's pointer is, now. */
export function sampleAt(stage: MaskStage, event: { clientX: number; clientY: number }): Sample {
  const screen = stage.toStage(event.clientX, event.clientY);
  return { screen, image: toImage(stage.view, screen) };
}

/**
 * All positions that a move brings. Coalesced events exist in secure contexts only, and Safari's carry a wrong
 * pointerId (flutter/engine#56719): nothing but their coordinates is used.
 */
export function samplesOf(stage: MaskStage, event: PointerEvent): Sample[] {
  // Missing on plain http, whatever the types say.
  const coalesced = (event as Partial<PointerEvent>).getCoalescedEvents?.call(event) ?? [];
  return (coalesced.length > 0 ? coalesced : [event]).map((moved) => sampleAt(stage, moved));
}
