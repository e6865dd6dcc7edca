import { type DragEvent, useRef, useState } from 'react';
import { moveSourceTo } from '../../state/sources/sources.ts';

/** Not a file and not a text, so that nothing else on the page takes it. */
const DRAG_TYPE = 'application/x-alphabrush-source';

export interface Reorder {
  /** The 0-based place over which a picture is being held. */
  readonly over: number | undefined;
  readonly handleProps: (id: string) => {
    draggable: boolean;
    onDragStart: (event: DragEvent) => void;
    onDragEnd: () => void;
  };
  readonly targetProps: (place: number) => {
    onDragOver: (event: DragEvent) => void;
    onDrop: (event: DragEvent) => void;
  };
}

/** Reordering by dragging one picture onto another's place. Buttons do the same for keyboard and touch. */
export function useReorder(mayDrag: (id: string) => boolean, mayTake: (place: number) => boolean): Reorder {
  const dragged = useRef<string>(undefined);
  const [over, setOver] = useState<number>();
  const end = () => {
    dragged.current = undefined;
    setOver(undefined);
  };
  return {
    over,
    handleProps: (id) => ({
      draggable: mayDrag(id),
      onDragStart: (event) => {
        event.dataTransfer.setData(DRAG_TYPE, id);
        event.dataTransfer.effectAllowed = 'move';
        dragged.current = id;
      },
      onDragEnd: end,
    }),
    targetProps: (place) => ({
      onDragOver: (event) => {
        if (dragged.current === undefined || !mayTake(place)) return;
        event.preventDefault();
        setOver(place);
      },
      onDrop: (event) => {
        if (dragged.current === undefined || !mayTake(place)) return;
        event.preventDefault();
        moveSourceTo(dragged.current, place);
        end();
      },
    }),
  };
}
