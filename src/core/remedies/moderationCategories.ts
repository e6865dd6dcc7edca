/** The categories in "safety_violations=[violence, self-harm]" of OpenAI's message, lower case; empty without it. */
export function moderationCategories(message = ''): readonly string[] {
  const list = /safety_violations\s*[=:]\s*\[([^\]]*)\]/i.exec(message)?.[1] ?? '';
  return list
    .split(',')
    .map((category) => category.replaceAll(/['"\s]/g, '').toLowerCase())
    .filter((category) => category !== '');
}
