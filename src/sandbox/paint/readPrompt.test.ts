import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from './Random.ts';
import { type Motif, readPrompt } from './readPrompt.ts';
import { SETTINGS, TINTS } from './vocabulary.ts';

const read = (prompt: string): Motif => readPrompt(prompt, new Random(prompt));

describe('readPrompt', () => {
  it.each([
    ['A cat on a windowsill', 'backdrop', ['cat']],
    ['two kittens in the forest', 'forest', ['cat']],
    ['一只猫', 'backdrop', ['cat']],
    ['熊猫喝茶', 'backdrop', ['panda', 'cup']],
    ['上海的夜', 'city', []],
    ['海边的狗', 'sea', ['dog']],
    ['a sailboat in the desert', 'sea', ['boat']],
    ['a paper boat with a lantern on the sea, misty mountains', 'bay', ['paperBoat']],
    ['夜里平静的海面上，一只挂着灯笼的纸船，月亮从薄雾的群山后升起', 'bay', ['paperBoat']],
    ['a bouquet of tulips', 'table', ['tulips']],
    ['tulips in a meadow', 'meadow', []],
    ['樱花树', 'meadow', ['cherry']],
    ['a rocket over the mountains', 'mountains', ['rocket']],
    ['the concatenated category', undefined, []],
  ])('%s', (prompt, setting, subjects) => {
    const motif = read(prompt);
    expect(motif.subjects).toEqual(subjects);
    if (setting) expect(motif.setting).toBe(setting);
  });

  it.each([
    ['night city', 'night'],
    ['rainy street at night, neon', 'neon'],
    ['日落时的海', 'sunset'],
    ['misty mountains at sunrise', 'dawn'],
    ['雪山', 'winter'],
    ['水墨山水', 'ink'],
    ['a chair', undefined],
  ])('feels the mood of %s', (prompt, mood) => {
    expect(read(prompt).mood).toBe(mood);
  });

  it('sees colours and weather in both languages', () => {
    expect(read('a red house and a blue boat').tints).toEqual([TINTS.red[0], TINTS.blue[0]]);
    expect(read('红色的花').tints).toEqual([TINTS.red[0]]);
    expect(read('a snowy village').weather).toBe('snow');
    expect(read('雨夜').weather).toBe('rain');
  });

  it('makes something of any text, and the same thing each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (prompt) => {
        const motif = read(prompt);
        expect(SETTINGS).toHaveProperty(motif.setting);
        expect(read(prompt)).toEqual(motif);
      }),
    );
  });
});
