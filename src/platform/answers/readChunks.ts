/**
 * The chunks of a body one by one; none for a body that is `null`. By `getReader()`, because WebKit's
 * ReadableStream is no async iterable.
 */
export async function* readChunks(
  stream: ReadableStream<Uint8Array<ArrayBuffer>> | null,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  if (!stream) return;
  const reader = stream.getReader();
  try {
    for (;;) {
      // One after the other is what a stream is.
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Left early: tell the network that nobody listens any more.
    reader.cancel().catch(() => {});
  }
}
