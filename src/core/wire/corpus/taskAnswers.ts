import type { AnswerCase } from './AnswerCase.ts';
import { pictures } from './pictures.ts';

const TASK_URL = 'https://gateway.example/v1/images/tasks/imgtask_1f';

/** An answer to the first request, or to the question after a task. */
export const taskAnswers: readonly AnswerCase[] = [
  {
    name: 'task_202',
    status: 202,
    headers: { 'retry-after': '3' },
    body: JSON.stringify({
      id: 'x',
      task_id: 'imgtask_1f',
      status: 'processing',
      poll_url: '/v1/images/tasks/imgtask_1f',
    }),
    expected: {
      kind: 'task',
      details: {
        status: 202,
        taskId: 'imgtask_1f',
        retryAfter: 3,
        task: { id: 'imgtask_1f', status: 'processing', url: TASK_URL },
      },
    },
  },
  {
    name: 'task_200',
    body: JSON.stringify({
      id: 'task-9',
      object: 'image.generation.task',
      status: 'queued',
      progress: '10%',
    }),
    // Its page names no address to ask.
    expected: {
      kind: 'task',
      details: { taskId: 'task-9', task: { id: 'task-9', status: 'queued', percent: 10 } },
    },
  },
  {
    name: 'task_kie',
    body: JSON.stringify({ code: 200, msg: 'success', data: { taskId: 'kie-1' } }),
    expected: { kind: 'task', details: { taskId: 'kie-1' } },
  },
  {
    name: 'task_list',
    body: JSON.stringify({ code: 200, data: [{ status: 'submitted', task_id: 'task_01' }] }),
    expected: { kind: 'task', details: { taskId: 'task_01' } },
  },
  {
    name: 'task_with_message',
    body: JSON.stringify({ code: 1, message: 'Task submitted', task_id: 'imgtask_2', status: 'pending' }),
    expected: { kind: 'task', details: { taskId: 'imgtask_2' } },
  },
  {
    name: 'task_failed',
    body: JSON.stringify({
      id: 't',
      task_id: 't',
      status: 'failed',
      error: { message: 'Blocked', code: 'moderation_blocked' },
    }),
    expected: { kind: 'refused', details: { code: 'moderation_blocked' } },
  },
  {
    // sub2api leaves the address out where its operator turned it off: the id tells.
    name: 'task_sub2api_id_only',
    status: 202,
    body: JSON.stringify({ id: 'imgtask_1f', status: 'processing' }),
    expected: { kind: 'task', details: { task: { id: 'imgtask_1f', status: 'processing', url: TASK_URL } } },
  },
  {
    name: 'task_location_header',
    status: 202,
    headers: { location: '/v1/tasks/77', 'retry-after': '5' },
    body: JSON.stringify({ task_id: '77' }),
    expected: {
      kind: 'task',
      details: { retryAfter: 5, task: { id: '77', url: 'https://gateway.example/v1/tasks/77' } },
    },
  },
  {
    name: 'task_status_url',
    body: JSON.stringify({
      data: [{ task_id: 't-1', status: 'submitted', status_url: 'https://gateway.example/v1/tasks/t-1' }],
    }),
    expected: {
      kind: 'task',
      details: { task: { id: 't-1', status: 'submitted', url: 'https://gateway.example/v1/tasks/t-1' } },
    },
  },
  {
    // The key would go there.
    name: 'task_foreign_poll_url',
    body: JSON.stringify({ task_id: 't-2', poll_url: 'https://elsewhere.example/tasks/t-2' }),
    expected: { kind: 'task', details: { task: { id: 't-2' } } },
  },
  {
    name: 'task_progress_number',
    body: JSON.stringify({ id: 'h-1', status: 'in_progress', progress: 40 }),
    expected: { kind: 'task', details: { task: { id: 'h-1', status: 'in_progress', percent: 40 } } },
  },
  {
    name: 'task_status_without_id',
    body: JSON.stringify({ status: 'IN_PROGRESS', progress: '30%' }),
    expected: {
      kind: 'no-image',
      details: { task: { status: 'IN_PROGRESS', percent: 30 } },
      without: ['taskId'],
    },
  },
  {
    name: 'task_log_in_progress',
    body: JSON.stringify({
      code: 'success',
      message: '',
      data: { task_id: 'n-1', status: 'IN_PROGRESS', progress: '30%', fail_reason: '' },
    }),
    expected: { kind: 'task', details: { task: { id: 'n-1', status: 'IN_PROGRESS', percent: 30 } } },
  },
  {
    name: 'task_log_failure',
    body: JSON.stringify({
      code: 'success',
      message: '',
      data: { task_id: 'n-1', status: 'FAILURE', progress: '100%', fail_reason: 'Upstream is gone' },
    }),
    expected: { kind: 'refused', details: { message: 'Upstream is gone', taskId: 'n-1' } },
  },
  {
    name: 'task_sub2api_completed',
    body: JSON.stringify({
      id: 'imgtask_1f',
      task_id: 'imgtask_1f',
      status: 'completed',
      http_status: 200,
      image_url: 'https://img.example/1.png',
      result: {
        created: 1,
        data: [{ url: 'https://img.example/1.png' }, { url: 'https://img.example/2.png' }],
        usage: { input_tokens: 3, output_tokens: 4, total_tokens: 7 },
      },
    }),
    expected: {
      images: ['https://img.example/1.png', 'https://img.example/2.png'],
      usage: { inputTokens: 3, outputTokens: 4, totalTokens: 7 },
    },
    whenCut: ['https://img.example/1.png'],
  },
  {
    name: 'task_sub2api_completed_b64',
    body: JSON.stringify({
      id: 'imgtask_1f',
      status: 'completed',
      result: { created: 1, data: [{ b64_json: pictures.png }] },
    }),
    expected: { images: ['png'] },
  },
  {
    name: 'task_sub2api_failed',
    body: JSON.stringify({
      id: 'imgtask_1f',
      task_id: 'imgtask_1f',
      status: 'failed',
      http_status: 400,
      error: { message: 'Your request was rejected.', code: 'moderation_blocked' },
    }),
    expected: {
      kind: 'refused',
      details: { code: 'moderation_blocked', message: 'Your request was rejected.', taskId: 'imgtask_1f' },
    },
  },
  {
    name: 'task_hyperstack_completed',
    body: JSON.stringify({
      id: 'h-1',
      status: 'completed',
      progress: 100,
      result: { data: [{ url: '/files/h.png' }] },
    }),
    expected: { images: ['https://gateway.example/files/h.png'] },
  },
  {
    name: 'task_kie_success',
    body: JSON.stringify({
      code: 200,
      msg: 'success',
      data: {
        taskId: 'kie-1',
        successFlag: 1,
        response: { resultImageUrl: 'https://img.example/k.png' },
        errorMessage: '',
      },
    }),
    expected: { images: ['https://img.example/k.png'] },
  },
  {
    name: 'task_kie_failed',
    body: JSON.stringify({
      code: 200,
      msg: 'success',
      data: { taskId: 'kie-1', successFlag: 3, errorCode: 500, errorMessage: 'Generation failed' },
    }),
    expected: { kind: 'refused', details: { message: 'Generation failed', taskId: 'kie-1' } },
  },
];
