/** Lets an abort that has been waiting come through before the next long stretch of painting. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
