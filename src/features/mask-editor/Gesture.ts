import type { ImagePoint, ScreenPoint } from '../../core/mask/viewport.ts';

/** A pointer position, on the stage and in the picture as the view was at that moment. */
export interface Sample {
  readonly screen: ScreenPoint;
  readonly image: ImagePoint;
}

/** One gesture from its first contact to its end; exactly one of the three ends is called. */
export interface Gesture {
  readonly kind: 'stroke' | 'rectangle' | 'pan';
  /** Positions since the last call, oldest first, at most once per frame. */
  move(samples: readonly Sample[], event: { readonly shiftKey: boolean }): void;
  /** The pointer went up where it should. */
  commit(): void;
  /** The browser took the pointer away, or the user pressed Escape. */
  cancel(): void;
  /** It was the first finger of a pinch: as if it had never been. */
  discard(): void;
}
