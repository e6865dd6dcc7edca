import type { JsonObject, JsonValue } from '../params/ImageParams.ts';
import { asList, asObject, asText } from './asObject.ts';
import { findPicturesInText } from './findPicturesInText.ts';
import { referredPicture } from './pictureReference.ts';

/** Where an answer says that a picture is, not looked into yet. */
export interface PictureSource {
  /** Base64, a data URL, a link, or a reference to a picture that was cut out of the text. */
  readonly text: string;
  /** Whether the place can only hold a link, so that `/9j/x.png` is a path and not base64. */
  readonly isLink: boolean;
  readonly revisedPrompt?: string;
}

/** Keys whose value is the picture, the likeliest first. */
const BASE64_KEYS = ['b64_json', 'b64', 'base64', 'image_base64', 'partial_image_b64'] as const;
const LINK_KEYS = ['url', 'image_url', 'imageUrl', 'result_url', 'resultImageUrl'] as const;
/** Keys whose value may be a picture, or hold some further down. Those of results first: `image` may echo the input. */
const HOLDER_KEYS = [
  'data',
  'output',
  'outputs',
  'result',
  'results',
  'resultUrls',
  'response',
  'choices',
  'message',
  'item',
  'candidates',
  'parts',
  'inlineData',
  'images',
  'image',
  'image_url',
  'imageUrl',
  'source',
] as const;
/** Keys that hold what an address beside them only repeats: sub2api's `image_url` is the first of `result.data`. */
const CONTAINER_KEYS = ['data', 'result', 'results', 'output', 'outputs', 'images'] as const;
/** Keys whose value is prose, perhaps with Markdown in it, or a list of parts. */
const PROSE_KEYS = ['content', 'text'] as const;

/** Deep enough for every shape that is known, and an end for those made to exhaust us. */
const DEEPEST = 8;

/**
 * Every picture in a JSON answer, in order: the image API's `data`, chat completions, the Responses API's `output`
 * and the shapes of aggregators. One object is one picture at most per way of holding it: the first key that
 * says anything counts, so `url: ""` beside `b64_json` is no second picture.
 */
export function findPictures(value: JsonValue, depth = 0): readonly PictureSource[] {
  if (depth > DEEPEST) return [];
  if (typeof value === 'string') return isPictureText(value) ? [{ text: value.trim(), isLink: false }] : [];
  const fields = asObject(value);
  return fields ? inObject(fields, depth) : asList(value).flatMap((entry) => findPictures(entry, depth + 1));
}

function inObject(fields: JsonObject, depth: number): readonly PictureSource[] {
  const own = ownPicture(fields);
  if (own && !own.isLink) return [own];
  const held = firstHeld(fields, own ? CONTAINER_KEYS : HOLDER_KEYS, depth);
  if (held.length > 0) return held;
  if (own) return [own];
  for (const key of PROSE_KEYS) {
    const prose = fields[key] ?? null;
    const inProse = typeof prose === 'string' ? findPicturesInText(prose) : findPictures(prose, depth + 1);
    if (inProse.length > 0) return inProse;
  }
  return [];
}

function firstHeld(fields: JsonObject, keys: readonly string[], depth: number): readonly PictureSource[] {
  for (const key of keys) {
    const held = findPictures(fields[key] ?? null, depth + 1);
    if (held.length > 0) return held.map((source) => withPrompt(source, fields));
  }
  return [];
}

function ownPicture(fields: JsonObject): PictureSource | undefined {
  // The Responses API's `image_generation_call` names its base64 `result`, a word that elsewhere means anything.
  const base64Keys = fields['type'] === 'image_generation_call' ? [...BASE64_KEYS, 'result'] : BASE64_KEYS;
  const base64 = firstText(fields, base64Keys);
  if (base64 !== undefined) return withPrompt({ text: base64, isLink: false }, fields);
  const link = firstText(fields, LINK_KEYS);
  return link !== undefined && isLinkText(link)
    ? withPrompt({ text: link, isLink: true }, fields)
    : undefined;
}

function firstText(fields: JsonObject, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = asText(fields[key]);
    if (text !== undefined) return text;
  }
  return undefined;
}

function withPrompt(source: PictureSource, fields: JsonObject): PictureSource {
  const revisedPrompt = source.revisedPrompt ?? asText(fields['revised_prompt']);
  return revisedPrompt === undefined ? source : { ...source, revisedPrompt };
}

/** A string that can be nothing but a picture. */
function isPictureText(value: string): boolean {
  const text = value.trim();
  return /^(https?:\/\/|data:image\/)\S+$/i.test(text) || referredPicture(text) !== undefined;
}

/** An address, absolute or relative, or a picture in its place; not a word such as `pending`. */
function isLinkText(text: string): boolean {
  return isPictureText(text) || /^(\.{0,2}\/|[\w-]+\/)\S+$/.test(text);
}
