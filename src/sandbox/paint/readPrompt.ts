import type { Color } from './color.ts';
import type { Mood } from './palette.ts';
import type { Random } from './Random.ts';
import {
  MOOD_WORDS,
  type SettingEntry,
  type SettingName,
  SETTINGS,
  type SubjectEntry,
  type SubjectName,
  SUBJECTS,
  type TintName,
  TINTS,
  type Weather,
  WEATHER_WORDS,
} from './vocabulary.ts';

/** What a prompt asks for, as far as the sandbox's vocabulary goes; chance fills in the rest. */
export interface Motif {
  readonly setting: SettingName;
  readonly subjects: readonly SubjectName[];
  /** Absent: the prompt names none. */
  readonly mood?: Mood;
  readonly tints: readonly Color[];
  readonly weather?: Weather;
}

interface Meanings {
  setting?: SettingName;
  subject?: SubjectName;
  mood?: Mood;
  tint?: TintName;
  weather?: Weather;
}

/** Settings for prompts without a word that we know. */
const ANYWHERE = [
  'ribbons',
  'mountains',
  'sea',
  'stillLife',
  'space',
  'city',
  'dunes',
  'meadow',
  'forest',
] as const;
const MOST_SUBJECTS = 3;

/** Settings with open water, where a boat can be. */
const AFLOAT: readonly SettingName[] = ['sea', 'bay'];

/** Of several moods in one prompt, the one that shapes a picture most. */
const MOOD_ORDER: readonly Mood[] = [
  'ink',
  'neon',
  'sunset',
  'dawn',
  'dusk',
  'night',
  'autumn',
  'winter',
  'storm',
  'pastel',
  'day',
  'jade',
];

const LEXICON = buildLexicon();

export function readPrompt(prompt: string, random: Random): Motif {
  const meanings = meaningsOf(prompt);
  const mood = MOOD_ORDER.find((name) => meanings.some((meaning) => meaning.mood === name));
  const weather = meanings.find((meaning) => meaning.weather)?.weather;
  const tints = meanings.flatMap(({ tint }) => (tint ? [TINTS[tint][0]] : []));
  const named = nameSetting(meanings.flatMap(({ setting }) => setting ?? []));
  const subjects = chooseSubjects(meanings, named);
  return {
    setting: chooseSetting(named, subjects, random),
    subjects,
    tints,
    ...(mood && { mood }),
    ...(weather && { weather }),
  };
}

/** Mountains by the sea are a bay; otherwise the place named first counts. */
function nameSetting(settings: readonly SettingName[]): SettingName | undefined {
  return settings.includes('sea') && settings.includes('mountains') ? 'bay' : settings[0];
}

function chooseSubjects(meanings: readonly Meanings[], setting: SettingName | undefined): SubjectName[] {
  const families = new Set<string>();
  // A meadow is full of flowers already, and a forest of trees.
  if (setting === 'meadow') families.add('flowers');
  if (setting === 'forest') families.add('tree');
  const subjects: SubjectName[] = [];
  const named = meanings.flatMap(({ subject }) => subject ?? []);
  for (const { carries } of named.map((name): SubjectEntry => SUBJECTS[name]))
    if (carries) families.add(carries);
  for (const subject of named.sort((a, b) => Number(isGeneric(a)) - Number(isGeneric(b)))) {
    if (families.has(SUBJECTS[subject].family)) continue;
    families.add(SUBJECTS[subject].family);
    subjects.push(subject);
  }
  return subjects.slice(0, MOST_SUBJECTS);
}

function isGeneric(name: SubjectName): boolean {
  return 'generic' in SUBJECTS[name];
}

function chooseSetting(
  named: SettingName | undefined,
  subjects: readonly SubjectName[],
  random: Random,
): SettingName {
  const entries = subjects.map((name): SubjectEntry => SUBJECTS[name]);
  const bound = entries.find(({ always }) => always);
  if (bound && !(named && AFLOAT.includes(named))) return bound.home[0];
  if (named) return named;
  return random.pick(entries[0]?.home ?? ANYWHERE);
}

export function settingOf(motif: Motif): SettingEntry {
  return SETTINGS[motif.setting];
}

/** Longest words first, and no letter read twice: a panda (熊猫) is neither a bear (熊) nor a cat (猫). */
function meaningsOf(prompt: string): readonly Meanings[] {
  const text = prompt.toLowerCase();
  const taken = new Uint8Array(text.length);
  const found: { at: number; meanings: Meanings }[] = [];
  for (const { pattern, meanings } of LEXICON) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (taken.subarray(match.index, end).includes(1)) continue;
      taken.fill(1, match.index, end);
      found.push({ at: match.index, meanings });
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ meanings }) => meanings);
}

function buildLexicon(): readonly { pattern: RegExp; meanings: Meanings }[] {
  const words = new Map<string, Meanings>();
  const learn = (text: string, meaning: Meanings) => {
    for (const word of text.split(' ')) words.set(word, { ...words.get(word), ...meaning });
  };
  for (const name of keysOf(SETTINGS)) learn(SETTINGS[name].words, { setting: name });
  for (const name of keysOf(SUBJECTS)) learn(SUBJECTS[name].words, { subject: name });
  for (const name of keysOf(MOOD_WORDS)) learn(MOOD_WORDS[name], { mood: name });
  for (const name of keysOf(TINTS)) learn(TINTS[name][1], { tint: name });
  for (const name of keysOf(WEATHER_WORDS)) learn(WEATHER_WORDS[name], { weather: name });
  return [...words]
    .sort(([a], [b]) => b.length - a.length)
    .map(([word, meanings]) => ({ pattern: patternOf(word), meanings }));
}

/** English words as wholes, with a plural; a hyphen also stands for a space. Chinese has no word breaks. */
function patternOf(word: string): RegExp {
  if (!/^[a-z]/.test(word)) return new RegExp(word, 'g');
  return new RegExp(`(?<![a-z])${word.replace('-', '[- ]')}(?:e?s)?(?![a-z])`, 'g');
}

function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(table).filter((key): key is K => Object.hasOwn(table, key));
}
