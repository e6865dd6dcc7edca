const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/** The title of an HTML page, else its first heading: all that an error page of a proxy has to say. */
export function htmlTitle(page: string): string | undefined {
  for (const tag of ['title', 'h1']) {
    const words = new RegExp(`<${tag}\\b[^>]*>([^<]*)`, 'i').exec(page)?.[1] ?? '';
    const title = decodeEntities(words).replaceAll(/\s+/g, ' ').trim();
    if (title !== '') return title;
  }
  return undefined;
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(#39|\w{2,6});/g, (entity, name: string) => ENTITIES[name] ?? entity);
}
