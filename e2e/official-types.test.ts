import type { ImageEditParamsBase, ImageGenerateParamsBase } from 'openai/resources/images';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { officialEndpoints } from '../src/core/gateway/officialApi.ts';
import type { ImageParams } from '../src/core/params/ImageParams.ts';

/**
 * Our record of the OpenAI API against the request types of the official package, at compile time. What is proven: every
 * field name of the record is one of the package's parameters, every listed value is one of the package's values
 * for it, and every number, switch and text has the package's type. What is not: that the values obey the ranges
 * (the package has no types for those). The record is the only source of what the form offers and of what
 * `buildImageRequest` sends, so a value unknown to the package cannot get into a body without failing `tsc`.
 */
type Endpoints = typeof officialEndpoints;

/** What may stand in a body for a field of a record. */
type ValueOf<Rule> = Rule extends { type: 'choice'; values: readonly (infer Value)[] }
  ? Value
  : Rule extends { type: 'size'; values: readonly (infer Value)[] }
    ? Value | `${number}x${number}`
    : Rule extends { type: 'integer' }
      ? number
      : Rule extends { type: 'switch' }
        ? boolean
        : string;

type BodyOf<Fields> = { [Name in keyof Fields]: ValueOf<Fields[Name]> };

type GenerateBody = BodyOf<Endpoints['generate']['fields']>;
type EditBody = BodyOf<Endpoints['edit']['fields']> & { image: File | File[]; mask: File };

/** Whether the package has a parameter for every key of a body, and takes every value of it. */
type IsKnown<Body, Params> = [Body] extends [Params]
  ? [Exclude<keyof Body, keyof Params>] extends [never]
    ? true
    : false
  : false;

describe('our record of the OpenAI API', () => {
  it('offers nothing that the types of the official package do not have', () => {
    expectTypeOf<IsKnown<GenerateBody, ImageGenerateParamsBase>>().toEqualTypeOf<true>();
    expectTypeOf<IsKnown<EditBody, ImageEditParamsBase>>().toEqualTypeOf<true>();
  });

  it('would fail that check for one unknown value, name or type', () => {
    type With<Change> = Omit<GenerateBody, keyof Change> & Change;
    type Known<Change> = IsKnown<With<Change>, ImageGenerateParamsBase>;
    expectTypeOf<Known<{ quality: GenerateBody['quality'] | 'ultra' }>>().toEqualTypeOf<false>();
    expectTypeOf<Known<{ output_format: 'gif' }>>().toEqualTypeOf<false>();
    expectTypeOf<Known<{ format: 'png' }>>().toEqualTypeOf<false>();
    expectTypeOf<Known<{ n: string }>>().toEqualTypeOf<false>();
    expectTypeOf<Known<{ moderation: 'low' }>>().toEqualTypeOf<true>();
    // The form of edits has no moderation.
    expectTypeOf<IsKnown<EditBody & { moderation: 'low' }, ImageEditParamsBase>>().toEqualTypeOf<false>();
  });

  it('has its literal types still, so that the check has something to look at', () => {
    expectTypeOf<GenerateBody['quality']>().toEqualTypeOf<'low' | 'medium' | 'high' | 'auto'>();
    expectTypeOf<GenerateBody['background']>().toEqualTypeOf<'auto' | 'opaque' | 'transparent'>();
    expectTypeOf<GenerateBody['stream']>().toEqualTypeOf<boolean>();
  });

  it('names only fields of which params know the type, and sends them under the same names', () => {
    expectTypeOf<Exclude<keyof GenerateBody, keyof ImageParams>>().toEqualTypeOf<never>();
    for (const { fields } of Object.values(officialEndpoints)) {
      for (const field of Object.values(fields)) expect(field).not.toHaveProperty('wire');
    }
  });
});
