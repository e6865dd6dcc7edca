import type { GatewayId } from '../../gateway/gateways.ts';
import type { ImageParams, JsonObject, Mode } from '../../params/ImageParams.ts';
import type { SourceFile } from '../buildImageRequest.ts';

const cat: SourceFile = { file: new Blob(['cat'], { type: 'image/png' }), fileName: 'cat.png' };
const dog: SourceFile = { file: new Blob(['dog'], { type: 'image/jpeg' }), fileName: 'dog.jpg' };
const mask = new Blob(['mask'], { type: 'image/png' });

/** What a user asks of a gateway, and the request that must stand on the wire. */
export interface RequestCase {
  readonly gateway: GatewayId;
  readonly mode: Mode;
  readonly says: string;
  readonly baseUrl?: string;
  readonly params: ImageParams;
  readonly extra?: JsonObject;
  readonly sources?: readonly SourceFile[];
  readonly mask?: Blob;
  /** Method and address; then the JSON text, or each part as `name=value` or `name=@file name;type`. */
  readonly sent: readonly [address: string, body: string | readonly string[]];
}

const flower: ImageParams = { model: 'gpt-image-2', prompt: 'a beautiful flower' };

/** Written by hand from each gateway's page, not from its record. */
export const requests: readonly RequestCase[] = [
  {
    gateway: 'sandbox',
    mode: 'generate',
    says: 'the least that makes a picture',
    params: flower,
    sent: [
      'POST https://sandbox.invalid/v1/images/generations',
      '{"model":"gpt-image-2","prompt":"a beautiful flower"}',
    ],
  },
  {
    gateway: 'sandbox',
    mode: 'edit',
    says: 'the least that edits one',
    params: flower,
    sources: [cat],
    sent: [
      'POST https://sandbox.invalid/v1/images/edits',
      ['model=gpt-image-2', 'image=@cat.png;image/png', 'prompt=a beautiful flower'],
    ],
  },
  {
    gateway: 'openai',
    mode: 'generate',
    says: 'every field of the reference',
    params: {
      user: 'u1',
      partial_images: 2,
      stream: true,
      moderation: 'low',
      background: 'opaque',
      output_compression: 0,
      output_format: 'webp',
      quality: 'high',
      size: '1536x864',
      n: 1,
      prompt: '猫',
      model: 'gpt-image-2-2026-04-21',
    },
    sent: [
      'POST https://api.openai.com/v1/images/generations',
      '{"model":"gpt-image-2-2026-04-21","prompt":"猫","n":1,"size":"1536x864","quality":"high","output_format":"webp","output_compression":0,"background":"opaque","moderation":"low","stream":true,"partial_images":2,"user":"u1"}',
    ],
  },
  {
    gateway: 'openai',
    mode: 'edit',
    says: 'one image and a mask',
    params: { ...flower, n: 1, output_compression: 50, output_format: 'jpeg', stream: false },
    sources: [cat],
    mask,
    sent: [
      'POST https://api.openai.com/v1/images/edits',
      [
        'model=gpt-image-2',
        'image=@cat.png;image/png',
        'mask=@mask.png;image/png',
        'prompt=a beautiful flower',
        'n=1',
        'output_format=jpeg',
        'output_compression=50',
        'stream=false',
      ],
    ],
  },
  {
    gateway: 'openai',
    mode: 'edit',
    says: 'several images as image[], the base first',
    params: flower,
    sources: [cat, dog],
    sent: [
      'POST https://api.openai.com/v1/images/edits',
      [
        'model=gpt-image-2',
        'image[]=@cat.png;image/png',
        'image[]=@dog.jpg;image/jpeg',
        'prompt=a beautiful flower',
      ],
    ],
  },
  {
    gateway: 'qiuqiu',
    mode: 'generate',
    says: 'the minimal request of its page',
    params: {
      model: 'gpt-image-2',
      prompt: 'An orange cat',
      size: '1024x1024',
      quality: 'high',
      output_format: 'png',
    },
    sent: [
      'POST https://api.qiuqiutoken.com/v1/images/generations',
      '{"model":"gpt-image-2","prompt":"An orange cat","size":"1024x1024","quality":"high","output_format":"png"}',
    ],
  },
  {
    gateway: 'qiuqiu',
    mode: 'edit',
    says: 'the sample of its page: image[] even for one',
    params: {
      model: 'gpt-image-2',
      prompt: 'Keep the subject pose',
      size: '1024x1024',
      quality: 'high',
      background: 'transparent',
      input_fidelity: 'high',
      output_format: 'png',
      n: 1,
    },
    sources: [cat],
    mask,
    sent: [
      'POST https://api.qiuqiutoken.com/v1/images/edits',
      [
        'model=gpt-image-2',
        'image[]=@cat.png;image/png',
        'mask=@mask.png;image/png',
        'prompt=Keep the subject pose',
        'n=1',
        'size=1024x1024',
        'quality=high',
        'output_format=png',
        'background=transparent',
        'input_fidelity=high',
      ],
    ],
  },
  {
    gateway: 'qcode',
    mode: 'generate',
    says: 'the sample of its page, through its European entry',
    baseUrl: 'https://eu.qcode.cc/qcode-img/v1/',
    params: { model: 'gpt-image-2', prompt: 'A vase', size: '1024x1024', quality: 'low', n: 1 },
    sent: [
      'POST https://eu.qcode.cc/qcode-img/v1/images/generations',
      '{"model":"gpt-image-2","prompt":"A vase","n":1,"size":"1024x1024","quality":"low"}',
    ],
  },
  {
    gateway: 'qcode',
    mode: 'edit',
    says: 'one image and a mask, as its curl sample',
    params: {
      model: 'gpt-image-2',
      prompt: 'put a tiny crown on the cat',
      size: '1024x1024',
      quality: 'high',
      input_fidelity: 'high',
      background: 'transparent',
      output_format: 'png',
    },
    sources: [cat],
    mask,
    sent: [
      'POST https://api.qcode.cc/qcode-img/v1/images/edits',
      [
        'model=gpt-image-2',
        'image=@cat.png;image/png',
        'mask=@mask.png;image/png',
        'prompt=put a tiny crown on the cat',
        'size=1024x1024',
        'quality=high',
        'output_format=png',
        'background=transparent',
        'input_fidelity=high',
      ],
    ],
  },
  {
    gateway: 'qcode',
    mode: 'edit',
    says: 'several images by repeating the field',
    params: {
      model: 'gpt-image-2',
      prompt: 'Place it',
      size: '1536x1024',
      quality: 'high',
      response_format: 'url',
    },
    sources: [cat, dog],
    sent: [
      'POST https://api.qcode.cc/qcode-img/v1/images/edits',
      [
        'model=gpt-image-2',
        'image=@cat.png;image/png',
        'image=@dog.jpg;image/jpeg',
        'prompt=Place it',
        'size=1536x1024',
        'quality=high',
        'response_format=url',
      ],
    ],
  },
  {
    gateway: 'nodekey',
    mode: 'generate',
    says: 'the sample of its page',
    params: {
      model: 'gpt-image-2',
      prompt: '一张红色山地自行车的产品海报',
      size: '1024x1024',
      quality: 'medium',
      n: 1,
      response_format: 'url',
    },
    sent: [
      'POST https://nodekey.xinghanyun.cn/v1/images/generations',
      '{"model":"gpt-image-2","prompt":"一张红色山地自行车的产品海报","n":1,"size":"1024x1024","quality":"medium","response_format":"url"}',
    ],
  },
  {
    gateway: 'nodekey',
    mode: 'edit',
    says: 'an edit that its page does not describe, as the OpenAI reference has it',
    params: { model: 'gpt-image-2-2k', prompt: 'x' },
    sources: [dog],
    sent: [
      'POST https://nodekey.xinghanyun.cn/v1/images/edits',
      ['model=gpt-image-2-2k', 'image=@dog.jpg;image/jpeg', 'prompt=x'],
    ],
  },
  {
    gateway: 'modelverse',
    mode: 'generate',
    says: 'the sample of its page, output_compression beside png',
    params: { ...flower, size: '1024x1024', quality: 'high', output_format: 'png', output_compression: 100 },
    sent: [
      'POST https://api.modelverse.cn/v1/images/generations',
      '{"model":"gpt-image-2","prompt":"a beautiful flower","size":"1024x1024","quality":"high","output_format":"png","output_compression":100}',
    ],
  },
  {
    gateway: 'modelverse',
    mode: 'edit',
    says: 'the sample of its page, numbers as text',
    params: {
      model: 'gpt-image-2',
      prompt: 'Add a beach ball in the center',
      size: '1024x1024',
      n: 1,
      quality: 'low',
      output_format: 'png',
      output_compression: 100,
    },
    sources: [cat],
    mask,
    sent: [
      'POST https://api.modelverse.cn/v1/images/edits',
      [
        'model=gpt-image-2',
        'image=@cat.png;image/png',
        'mask=@mask.png;image/png',
        'prompt=Add a beach ball in the center',
        'n=1',
        'size=1024x1024',
        'quality=low',
        'output_format=png',
        'output_compression=100',
      ],
    ],
  },
  {
    gateway: 'quickrouter',
    mode: 'generate',
    says: 'the sample of its page: format',
    params: {
      model: 'gpt-image-2',
      prompt: 'A childrens book drawing',
      n: 1,
      size: '1024x1024',
      quality: 'low',
      output_format: 'jpeg',
    },
    sent: [
      'POST https://api.quickrouter.ai/v1/images/generations',
      '{"model":"gpt-image-2","prompt":"A childrens book drawing","n":1,"size":"1024x1024","quality":"low","format":"jpeg"}',
    ],
  },
  {
    gateway: 'quickrouter',
    mode: 'generate',
    says: 'its required n and size, even when the user set neither',
    params: flower,
    sent: [
      'POST https://api.quickrouter.ai/v1/images/generations',
      '{"model":"gpt-image-2","prompt":"a beautiful flower","n":1,"size":"auto"}',
    ],
  },
  {
    gateway: 'quickrouter',
    mode: 'edit',
    says: 'an edit that its page does not describe',
    params: { ...flower, n: 2 },
    sources: [cat, dog],
    mask,
    sent: [
      'POST https://api.quickrouter.ai/v1/images/edits',
      [
        'model=gpt-image-2',
        'image[]=@cat.png;image/png',
        'image[]=@dog.jpg;image/jpeg',
        'mask=@mask.png;image/png',
        'prompt=a beautiful flower',
        'n=2',
      ],
    ],
  },
  {
    gateway: 'custom',
    mode: 'generate',
    says: 'an undocumented field under its own name, extra fields last',
    baseUrl: ' https://relay.example/openai/v1// ',
    params: { ...flower, input_fidelity: 'high', quality: '' },
    extra: {
      seed: 7,
      style: { name: 'vivid', weights: [1, null] },
      prompt: 'replaced',
      input_fidelity: null,
    },
    sent: [
      'POST https://relay.example/openai/v1/images/generations',
      '{"model":"gpt-image-2","prompt":"replaced","seed":7,"style":{"name":"vivid","weights":[1,null]}}',
    ],
  },
  {
    gateway: 'custom',
    mode: 'edit',
    says: 'extra fields as text: strings as they are, all others as JSON; null removes',
    baseUrl: 'http://127.0.0.1:3000/v1',
    params: { ...flower, size: 'auto', user: 'me' },
    sources: [{ file: new Blob(['x'], { type: 'image/webp' }), fileName: 'IMG_1.HEIC' }],
    extra: { seed: 7, style: { name: 'vivid' }, note: 'as "it" is', size: '1024x1024', user: null },
    sent: [
      'POST http://127.0.0.1:3000/v1/images/edits',
      [
        'model=gpt-image-2',
        'image=@IMG_1.webp;image/webp',
        'prompt=a beautiful flower',
        'size=1024x1024',
        'seed=7',
        'style={"name":"vivid"}',
        'note=as "it" is',
      ],
    ],
  },
  {
    gateway: 'custom',
    mode: 'edit',
    says: 'an extra field in place of all files of its name',
    baseUrl: 'https://relay.example/v1',
    params: flower,
    sources: [cat],
    mask,
    extra: { image: 'https://img.example/a.png', mask: null },
    sent: [
      'POST https://relay.example/v1/images/edits',
      ['model=gpt-image-2', 'image=https://img.example/a.png', 'prompt=a beautiful flower'],
    ],
  },
];
