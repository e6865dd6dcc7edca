import { describe, expect, it } from 'vitest';
import { ChunkQueue } from './ChunkQueue.ts';

function chunkOf(...bytes: number[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes);
}

describe('a queue of chunks', () => {
  it('hands over what was pushed, before and while it is read, and tells the size of what was worked off', async () => {
    const taken: number[] = [];
    const queue = new ChunkQueue((bytes) => taken.push(bytes));
    queue.push(chunkOf(1, 2));
    const read: number[][] = [];
    for await (const chunk of queue) {
      read.push([...chunk]);
      if (read.length === 1) setTimeout(() => queue.push(chunkOf(3)));
      else queue.end();
    }
    expect([read, taken]).toEqual([
      [[1, 2], [3]],
      [2, 1],
    ]);
  });

  it('gives the memory of a chunk back when the next one is asked for', async () => {
    const queue = new ChunkQueue(() => {});
    const chunks = queue[Symbol.asyncIterator]();
    const first = chunkOf(1, 2, 3);
    queue.push(first);
    queue.end();
    await chunks.next();
    expect(first.byteLength).toBe(3);
    await chunks.next();
    // `transfer` came with Node 21: without it the chunk is left to the collector.
    expect(first.byteLength).toBe('transfer' in ArrayBuffer.prototype ? 0 : 3);
  });

  it('fails after the chunks that are already there', async () => {
    const queue = new ChunkQueue(() => {});
    queue.push(chunkOf(1));
    queue.fail(new Error('cut'));
    const read: number[] = [];
    const reading = (async () => {
      for await (const chunk of queue) read.push(...chunk);
    })();
    await expect(reading).rejects.toThrow('cut');
    expect(read).toEqual([1]);
  });
});
