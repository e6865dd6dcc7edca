import type { Konva } from 'konva/lib/Core.js';
import { memo, type Ref, useImperativeHandle, useRef } from 'react';
// The core entry brings no shapes but the plain one; ours draw themselves.
import { Layer, Shape, Stage } from 'react-konva/lib/ReactKonvaCore';

/** The Konva nodes that React keeps and `MaskStage` draws with, from the bottom up. */
export interface StageNodes {
  readonly stage: Konva.Stage;
  readonly picture: Konva.Shape;
  readonly mask: Konva.Shape;
  readonly tools: Konva.Shape;
}

/**
 * The canvases of the editor: picture, mask and tools over one another, one shape on each. React makes them and takes
 * them away; what they show and how large they are is `MaskStage`'s alone, so nothing here has a prop that changes,
 * and `memo` spares the canvas tree the renders around it. None listens: pointers are read from the DOM (Konva's hit
 * tests read canvases back, which privacy browsers falsify).
 */
export const MaskLayers = memo(function MaskLayers({ ref }: { ref: Ref<StageNodes> }) {
  const stage = useRef<Konva.Stage>(null);
  const picture = useRef<Konva.Shape>(null);
  const mask = useRef<Konva.Shape>(null);
  const tools = useRef<Konva.Shape>(null);
  useImperativeHandle(ref, () => ({
    stage: present(stage.current),
    picture: present(picture.current),
    mask: present(mask.current),
    tools: present(tools.current),
  }));
  return (
    <Stage ref={stage} listening={false}>
      <Layer listening={false}>
        <Shape ref={picture} listening={false} />
      </Layer>
      {/* The mask is redrawn in parts, and clears them itself. */}
      <Layer listening={false} clearBeforeDraw={false}>
        <Shape ref={mask} listening={false} />
      </Layer>
      <Layer listening={false}>
        <Shape ref={tools} listening={false} />
      </Layer>
    </Stage>
  );
});

/** react-konva commits the canvas tree, refs included, within the layout effect of its stage: before ours. */
function present<Node>(node: Node | null): Node {
  if (!node) throw new Error('The stage is not there yet');
  return node;
}
