import type { ImageJobInput } from '../../core/job.ts';
import type { FieldName } from '../../core/params/ImageParams.ts';

/** The same request without these fields, also where the user's own extra fields name them, in either spelling. */
export function withoutFields(input: ImageJobInput, names: readonly FieldName[]): ImageJobInput {
  const params = { ...input.params };
  const extra = { ...input.extra };
  for (const name of names) {
    // No request goes without these two.
    if (name === 'model' || name === 'prompt') continue;
    const { wire } = input.gateway.endpoints[input.mode].fields[name] ?? {};
    delete params[name];
    delete extra[name];
    if (wire !== undefined) delete extra[wire];
  }
  return { ...input, params, extra };
}
