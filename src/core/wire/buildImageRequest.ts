import type { Endpoint, Gateway } from '../gateway/Gateway.ts';
import {
  FIELD_NAMES,
  type FieldName,
  type ImageParams,
  type JsonObject,
  type JsonValue,
  type Mode,
} from '../params/ImageParams.ts';
import type { ImageRequest, Part, TextPart } from './ImageRequest.ts';
import { partFileName } from './partFileName.ts';

export interface ImageRequestInput {
  readonly gateway: Gateway;
  /** `https://…/v1`; trailing slashes are ignored. */
  readonly baseUrl: string;
  readonly mode: Mode;
  readonly params: ImageParams;
  /** Merged last, as typed; `null` removes a field. */
  readonly extra?: JsonObject;
  /** The base image first. Sent by `edit` only. */
  readonly sources?: readonly SourceFile[];
  readonly mask?: Blob;
}

export interface SourceFile {
  readonly file: Blob;
  readonly fileName: string;
}

type Scalar = string | number | boolean;

/** Part names where the gateway's page gives none: those of the official library. */
const OFFICIAL_IMAGE_PARTS = { one: 'image', many: 'image[]' };
const OFFICIAL_MASK_PART = 'mask';

/**
 * One request in the gateway's dialect: `generate` as JSON, `edit` as multipart. Holds what the user set and
 * what the gateway requires, nothing else: "return to the minimal JSON example" (Qiuqiu page, Troubleshooting).
 */
export function buildImageRequest(input: ImageRequestInput): ImageRequest {
  const { gateway, mode, params, extra = {} } = input;
  const endpoint = gateway.endpoints[mode];
  const fields = wireFields(endpoint, params);
  return {
    gatewayId: gateway.id,
    mode,
    method: 'POST',
    url: input.baseUrl.trim().replace(/\/+$/, '') + endpoint.path,
    body:
      mode === 'generate'
        ? { kind: 'json', json: mergeIntoJson(Object.fromEntries(fields), extra) }
        : { kind: 'multipart', parts: mergeIntoParts(multipart(endpoint, fields, input), extra) },
  };
}

/**
 * The fields to send under their wire names, in the order of the form.
 * @throws TypeError rather than lose one of two that have the same name; `resolveForm` calls that an error.
 */
function wireFields(endpoint: Endpoint, params: ImageParams): [name: string, value: Scalar][] {
  const fields: [string, Scalar][] = [];
  for (const name of FIELD_NAMES) {
    const value = valueToSend(endpoint, params, name);
    if (value === undefined) continue;
    const wire = endpoint.fields[name]?.wire ?? name;
    if (fields.some(([taken]) => taken === wire)) throw new TypeError(`Two fields are called ${wire}`);
    fields.push([wire, value]);
  }
  return fields;
}

function valueToSend(endpoint: Endpoint, params: ImageParams, name: FieldName): Scalar | undefined {
  if (endpoint.withheld?.includes(name)) return undefined;
  const field = endpoint.fields[name];
  const value = params[name];
  if (value !== undefined && value !== '') return value;
  return field?.required ? field.default : undefined;
}

function mergeIntoJson(json: JsonObject, extra: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries({ ...json, ...extra }).filter(([, value]) => value !== null));
}

/** The order of the gateways' own samples: model, images, mask, prompt, the rest. */
function multipart(
  endpoint: Endpoint,
  fields: readonly (readonly [string, Scalar])[],
  input: ImageRequestInput,
): readonly Part[] {
  const texts = fields.map(([name, value]): TextPart => ({ name, value: String(value) }));
  const modelName = endpoint.fields.model?.wire ?? 'model';
  return [
    ...texts.filter((part) => part.name === modelName),
    ...imageParts(endpoint, input.sources ?? []),
    ...maskParts(endpoint, input.mask),
    ...texts.filter((part) => part.name !== modelName),
  ];
}

function imageParts(endpoint: Endpoint, sources: readonly SourceFile[]): readonly Part[] {
  const names = endpoint.images?.wire ?? OFFICIAL_IMAGE_PARTS;
  const name = sources.length > 1 ? names.many : names.one;
  return sources.map(({ file, fileName }) => ({ name, fileName: partFileName(fileName, file.type), file }));
}

function maskParts(endpoint: Endpoint, mask: Blob | undefined): readonly Part[] {
  if (!mask) return [];
  return [{ name: endpoint.mask?.wire ?? OFFICIAL_MASK_PART, fileName: 'mask.png', file: mask }];
}

/** An extra field takes the place of the part of its name; a new one goes last. */
function mergeIntoParts(parts: readonly Part[], extra: JsonObject): readonly Part[] {
  return Object.entries(extra).reduce(mergePart, parts);
}

function mergePart(parts: readonly Part[], [name, value]: [string, JsonValue]): readonly Part[] {
  const others = parts.filter((part) => part.name !== name);
  if (value === null) return others;
  const at = parts.findIndex((part) => part.name === name);
  const part: TextPart = { name, value: typeof value === 'string' ? value : JSON.stringify(value) };
  return at < 0 ? [...others, part] : others.toSpliced(at, 0, part);
}
