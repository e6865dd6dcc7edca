import type { Gateway } from '../../../core/gateway/Gateway.ts';
import { estimate, type Estimate } from '../../../core/params/estimate.ts';
import type { ImageParams } from '../../../core/params/ImageParams.ts';
import { resolveForm } from '../../../core/params/resolveForm.ts';
import { parseSize } from '../../../core/params/sizeRules.ts';

/** The smallest real request that a gateway documents: one picture, low quality, its smallest size. */
export function testPicture(
  gateway: Gateway,
  model: string,
  prompt: string,
  stream: boolean,
): { readonly params: ImageParams; readonly estimated: Estimate } {
  const size = smallestSize(gateway, model);
  const { params } = resolveForm(gateway, 'generate', {
    model,
    prompt,
    extra: '',
    tryUndocumented: false,
    ...(size !== undefined && { size }),
    ...(gateway.endpoints.generate.fields.n && { n: 1 }),
    ...(stream && { stream: true, partial_images: 1 }),
  });
  return { params, estimated: estimate(gateway, 'generate', params) };
}

/** Whether the gateway's page documents streams, so that trying one may be worth its price. */
export function documentsStream({ endpoints }: Gateway): boolean {
  return endpoints.generate.fields.stream !== undefined;
}

function smallestSize(gateway: Gateway, model: string): string | undefined {
  const field = gateway.endpoints.generate.fields.size;
  const own = gateway.models.find(({ id }) => id === model)?.sizes;
  const sizes = own ?? (field?.type === 'size' ? field.values : []);
  return sizes
    .flatMap((size) => {
      const pixels = parseSize(size);
      return pixels ? [{ size, area: pixels.width * pixels.height }] : [];
    })
    .sort((a, b) => a.area - b.area)[0]?.size;
}
