/** Characters of a prompt that are enough to know it by. */
const ENOUGH = 60;

/** The beginning of a prompt on one line, to name its job in a sentence. */
export function promptBeginning(prompt: string): string {
  const characters = Array.from(prompt.replaceAll(/\s+/g, ' ').trim());
  return characters.length <= ENOUGH ? characters.join('') : `${characters.slice(0, ENOUGH).join('')}…`;
}
