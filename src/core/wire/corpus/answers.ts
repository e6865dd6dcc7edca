import type { AnswerCase } from './AnswerCase.ts';
import { addressAnswers } from './addressAnswers.ts';
import { chatAnswers } from './chatAnswers.ts';
import { errorAnswers } from './errorAnswers.ts';
import { imageAnswers } from './imageAnswers.ts';
import { cutAnswers } from './cutAnswers.ts';
import { streamAnswers } from './streamAnswers.ts';
import { taskAnswers } from './taskAnswers.ts';

/**
 * The golden corpus: answers as gateways, relays and proxies send them, each with what it means. A shape met in
 * the wild for the first time becomes a case here before anything is changed for it.
 */
export const answers: readonly AnswerCase[] = [
  ...imageAnswers,
  ...chatAnswers,
  ...streamAnswers,
  ...errorAnswers,
  ...taskAnswers,
  ...cutAnswers,
  ...addressAnswers,
];
