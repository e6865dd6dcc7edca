import type { Gateway } from '../../core/gateway/Gateway.ts';
import type { JobPorts } from '../../core/job.ts';

/** The ports for one gateway: the sandbox answers in the page, the others over the network. */
export type PortsFor = (gateway: Gateway) => JobPorts;

let provided: PortsFor | undefined;

/** The app provides the ports once, at start: state may not import the sandbox. */
export function provideJobPorts(ports: PortsFor): void {
  provided = ports;
}

/** @throws Error when the app has not provided them yet: a mistake in our own start-up order. */
export function jobPortsFor(gateway: Gateway): JobPorts {
  if (!provided) throw new Error('provideJobPorts() has not been called');
  return provided(gateway);
}
