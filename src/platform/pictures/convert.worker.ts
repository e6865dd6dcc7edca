import type { ConvertAnswer, ConvertTask } from './convertPicture.ts';

addEventListener('message', (event: MessageEvent<ConvertTask>) => {
  void convert(event.data).then((answer) => postMessage(answer));
});

async function convert({ blob, mime, background, quality }: ConvertTask): Promise<ConvertAnswer> {
  if (typeof OffscreenCanvas === 'undefined') return { error: 'cannot-write' };
  try {
    const bitmap = await createImageBitmap(blob);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    if (!context) return { error: 'failed' };
    if (background !== undefined) {
      context.fillStyle = background;
      context.fillRect(0, 0, bitmap.width, bitmap.height);
    }
    context.drawImage(bitmap, 0, 0);
    bitmap.close();
    const written = await canvas.convertToBlob({ type: mime, quality });
    // A browser without the encoder answers with a PNG and no error (HTML, "serialising bitmaps to a file").
    return written.type === mime ? { blob: written } : { error: 'cannot-write' };
  } catch {
    return { error: 'failed' };
  }
}
