import type { ImageRequest, MultipartBody } from './ImageRequest.ts';

/**
 * The request as `fetch` takes it. Exactly these headers and no other, because gateways with a fixed list of
 * allowed headers fail the preflight for one more. A FormData body brings its own Content-Type with the boundary.
 * `Accept` because QuickRouter's page requires it and Cloudflare answers in JSON for it.
 */
export function toFetchRequest(request: ImageRequest, key?: string): Request {
  const headers = new Headers({ Accept: 'application/json' });
  if (key) headers.set('Authorization', `Bearer ${key}`);
  const { body } = request;
  if (body.kind === 'json') headers.set('Content-Type', 'application/json');
  return new Request(request.url, {
    method: request.method,
    headers,
    body: body.kind === 'json' ? JSON.stringify(body.json) : toFormData(body),
    // No cookies: an answer with `Access-Control-Allow-Origin: *` would then be refused by the browser.
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    // A 307 would post the prompt and the pictures to whom nobody chose, a 302 make a GET of it: `send` says so instead.
    redirect: 'manual',
  });
}

function toFormData(body: MultipartBody): FormData {
  const form = new FormData();
  for (const part of body.parts) {
    if ('file' in part) form.append(part.name, part.file, part.fileName);
    else form.append(part.name, part.value);
  }
  return form;
}
