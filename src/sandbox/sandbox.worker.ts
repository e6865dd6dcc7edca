import { canvasStudio } from './canvasStudio.ts';
import { handle } from './sandbox.ts';
import type { AnswerMessage, RequestMessage } from './WorkerMessages.ts';

// One request at a time; to stop it, the page ends the worker.
addEventListener('message', (event: MessageEvent<RequestMessage>) => {
  void answer(event.data);
});

async function answer({ method, url, headers, body }: RequestMessage): Promise<void> {
  try {
    const request = new Request(url, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      ...(body && { body }),
    });
    const response = await handle(request, { studio: canvasStudio, now: Date.now });
    post({ kind: 'head', status: response.status, headers: [...response.headers] });
    const reader = response.body?.getReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done || !value) break;
      const bytes = value.slice();
      post({ kind: 'bytes', bytes }, [bytes.buffer]);
    }
    post({ kind: 'end' });
  } catch (error) {
    post({ kind: 'failure', message: error instanceof Error ? error.message : String(error) });
  }
}

function post(message: AnswerMessage, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
