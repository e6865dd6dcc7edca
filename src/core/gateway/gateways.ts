import { custom } from './custom.ts';
import type { Gateway } from './Gateway.ts';
import { modelverse } from './modelverse.ts';
import { nodekey } from './nodekey.ts';
import { openai } from './openai.ts';
import { qcode } from './qcode.ts';
import { qiuqiu } from './qiuqiu.ts';
import { quickrouter } from './quickrouter.ts';
import { sandbox } from './sandbox.ts';

/** Every gateway that the product knows, in the order in which it is offered. */
export const gateways = {
  sandbox,
  openai,
  qiuqiu,
  qcode,
  nodekey,
  modelverse,
  quickrouter,
  custom,
} satisfies Record<string, Gateway>;

export type GatewayId = keyof typeof gateways;

/** The gateways whose way of speaking another server may share: all but the one in the page. */
export type DialectId = Exclude<GatewayId, 'sandbox'>;

export function isDialectId(value: unknown): value is DialectId {
  return typeof value === 'string' && value !== 'sandbox' && Object.hasOwn(gateways, value);
}
